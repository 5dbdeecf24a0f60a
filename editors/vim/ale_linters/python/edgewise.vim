" Edgewise for Vim's ALE.
" Tried with Vim 9.0 and ALE 3.3.0, without a display.
"
" Copy the folder ale_linters to ~/.vim (Neovim: ~/.config/nvim): ALE finds it by its place.
" If you name your linters, name this one too:
"
"     let g:ale_linters = {'python': ['edgewise']}
"
" Without a target the wrangler file of the project decides.
"     let g:ale_python_edgewise_config = {'edgewise': {'target': 'workers-3.13'}}

call ale#Set('python_edgewise_executable', 'edgewise')
call ale#Set('python_edgewise_config', {})

function! ale_linters#python#edgewise#Root(buffer) abort
    for l:group in [
    \   ['wrangler.toml', 'wrangler.json', 'wrangler.jsonc'],
    \   ['edgewise.toml', 'pyproject.toml'],
    \]
        for l:folder in ale#path#Upwards(expand('#' . a:buffer . ':p:h'))
            for l:name in l:group
                if filereadable(l:folder . '/' . l:name)
                    return l:folder
                endif
            endfor
        endfor
    endfor

    let l:git = ale#path#FindNearestDirectory(a:buffer, '.git')

    return !empty(l:git) ? fnamemodify(l:git, ':h:h') : expand('#' . a:buffer . ':p:h')
endfunction

" ALE takes the protocol's columns for bytes, whatever was negotiated: the server has to count them.
call ale#linter#Define('python', {
\   'name': 'edgewise',
\   'lsp': 'stdio',
\   'executable': {buffer -> ale#Var(buffer, 'python_edgewise_executable')},
\   'command': '%e server --position-encoding utf-8',
\   'language': 'python',
\   'project_root': function('ale_linters#python#edgewise#Root'),
\   'initialization_options': {buffer -> ale#Var(buffer, 'python_edgewise_config')},
\   'lsp_config': {buffer -> ale#Var(buffer, 'python_edgewise_config')},
\})
