/** For bash: asks the command line itself what may come next. */
export function bashScript(): string {
  return `_rolecall() {
  local IFS=$'\\n'
  COMPREPLY=($(compgen -W "$(rolecall completion words -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)" -- "\${COMP_WORDS[COMP_CWORD]}"))
  [ \${#COMPREPLY[@]} -gt 0 ] || compopt -o default 2>/dev/null
}
complete -F _rolecall rolecall`;
}

/** For zsh. */
export function zshScript(): string {
  return `_rolecall() {
  local -a words_found
  words_found=("\${(@f)$(rolecall completion words -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  [[ -n \${words_found[1]} ]] && compadd -a words_found || _files
}
compdef _rolecall rolecall`;
}

/** For fish; files only where no word is known. */
export function fishScript(): string {
  return `function __rolecall_words
  set -l found (rolecall completion words -- (commandline -opc)[2..-1] (commandline -ct) 2>/dev/null)
  if string length -q -- "$found"
    printf '%s\\n' $found
  else
    __fish_complete_path (commandline -ct)
  end
end
complete -c rolecall -f -a '(__rolecall_words)'`;
}
