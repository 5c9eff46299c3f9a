// SPDX-License-Identifier: MIT
// node duckdb.mjs MODULES QUERY: runs the query in DuckDB and prints its rows as JSON texts.
import { createRequire } from 'node:module';

const [modules, query] = process.argv.slice(2);
const { DuckDBInstance } = createRequire(modules + '/')('@duckdb/node-api');
const connection = await (await DuckDBInstance.create(':memory:')).connect();
const reader = await connection.runAndReadAll(query);
console.log(JSON.stringify(reader.getRowsJson()));
