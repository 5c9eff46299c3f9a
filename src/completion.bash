# SPDX-License-Identifier: MIT
# Completion of kaoping's command line for bash. The words are asked of the program, so that they are its own.

_kaoping_ask() { kaoping --lang en "$@" 2> /dev/null; }

# The words that may stand where the cursor is, for the command named.
_kaoping_words() {
    local command=$1 nth=$2
    case $command in
    '') _kaoping_ask --help | sed -n 's/^  kaoping \([a-z]\{1,\}\).*/\1/p' ;;
    help) [ "$nth" != 0 ] || { _kaoping_words '' 0 && echo form; } ;;
    export) [ "$nth" != 0 ] || _kaoping_ask help export | sed -n 's/^  \([a-z]\{1,\}\) \{2,\}.*/\1/p' ;;
    set) [ "$nth" = 0 ] || printf '%s\n' date= assessors= status=final status=draft ;;
    followup)
        [ "$nth" != 0 ] || printf '%s\n' check set
        [ "$nth" -lt 2 ] || _kaoping_ask help followup | sed -n 's/^  \([a-z]\{1,\}=\).*/\1/p'
        ;;
    esac
}

# Bash takes a sign of equality for a word of its own: --lang=zh is three of them, and so is A1/plan=1.
_kaoping() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
    local command='' nth=0 i words files field='' IFS=$'\n'
    [ "$current" != = ] || { field=$previous current=''; }
    [ "$previous" != = ] || { previous=${COMP_WORDS[COMP_CWORD - 2]} field=$previous; }
    for ((i = 1; i < COMP_CWORD; i++)); do
        case ${COMP_WORDS[i]} in
        --lang | --form | --forms | --unit | --assessor | --date | --note | --code | --output | -o | -[!-]*o)
            [ "${COMP_WORDS[i + 1]}" != = ] || i=$((i + 1))
            i=$((i + 1))
            ;;
        -*) ;;
        =) i=$((i + 1)) ;;
        *) if [ -z "$command" ]; then command=${COMP_WORDS[i]}; else nth=$((nth + 1)); fi ;;
        esac
    done
    case $previous in
    --lang) COMPREPLY=($(compgen -W $'zh\nen' -- "$current")); return ;;
    --form) COMPREPLY=($(compgen -W "$(_kaoping_ask forms | cut -d ' ' -f 1)" -- "$current")); return ;;
    --output | -o | -[!-]*o) COMPREPLY=($(compgen -f -- "$current")); return ;;
    --forms) COMPREPLY=($(compgen -d -- "$current")); return ;;
    --unit | --assessor | --date | --note | --code) return ;;
    esac
    case $command,$field in
    set,status) COMPREPLY=($(compgen -W $'final\ndraft' -- "$current")); return ;;
    set,?*) return ;;
    esac
    if [[ $current == -* ]]; then
        words=$(_kaoping_ask ${command:+"$command"} --help | sed -n 's/^  \(-., \)\{0,1\}\(--[a-z]\{1,\}\).*/\2/p')
        COMPREPLY=($(compgen -W "$words" -- "$current"))
        return
    fi
    COMPREPLY=($(compgen -W "$(_kaoping_words "$command" "$nth")" -- "$current"))
    files=($(compgen -f -- "$current"))
    # In the name of a file a sign of equality would be quoted.
    [ ${#files[@]} != 0 ] || compopt +o filenames 2> /dev/null
    [[ ${#files[@]} != 0 || ${#COMPREPLY[@]} != 1 || ${COMPREPLY[0]} != *= ]] || compopt -o nospace 2> /dev/null
    COMPREPLY+=("${files[@]}")
}

complete -o filenames -F _kaoping kaoping
