" Drives Vim with ALE as a user would and writes down what the user would see.
" vim -N -u NONE -i NONE -n -es -S ale.vim
" In: EW_CONFIG (the folder with ale_linters), EW_FILE, EW_STEPS (JSON list of
" {"diagnostics": n} | {"hover": line} | {"fix": title, "line": line} | {"save": true}).
" Out: EW_OUT, JSON.
set encoding=utf-8 hidden noswapfile
scriptencoding utf-8
let s:seen = {'steps': [], 'error': v:null}

function! s:Await(what, Met) abort
    let l:start = reltime()
    while !a:Met()
        if reltimefloat(reltime(l:start)) > 60
            throw a:what . ' did not happen'
        endif
        sleep 20m
    endwhile
endfunction

function! s:Findings() abort
    return sort(ale#engine#GetLoclist(bufnr('')), {a, b -> a.lnum * 1000 + a.col - b.lnum * 1000 - b.col})
endfunction

" The text from ALE's column to its end column, which Vim counts in bytes.
function! s:Squiggles() abort
    return map(copy(s:Findings()), {_, each -> {
    \   'line': each.lnum,
    \   'code': each.code,
    \   'text': strpart(getline(each.lnum), each.col - 1, each.end_col - each.col + 1),
    \   'message': each.text,
    \   'linter': each.linter_name,
    \}})
endfunction

function! s:ToSquiggle(line) abort
    let l:there = filter(copy(s:Findings()), {_, each -> each.lnum == a:line})
    call cursor(a:line, empty(l:there) ? 1 : l:there[0].col + 1)
endfunction

function! s:Hover(line) abort
    call s:ToSquiggle(a:line)
    pclose
    ALEHover
    call s:Await('a hover', {-> !empty(s:Preview())})
    let l:lines = getbufline(winbufnr(s:Preview()[0]), 1, '$')
    pclose
    return l:lines
endfunction

function! s:Preview() abort
    return filter(range(1, winnr('$')), {_, each -> getwinvar(each, '&previewwindow')})
endfunction

" As the menu of the right mouse button does it; :ALECodeAction asks for a number instead.
function! s:Fix(title, line) abort
    call s:ToSquiggle(a:line)
    let s:offered = v:null
    call ale#codefix#Execute(0, function('s:Offered'))
    call s:Await('fixes', {-> s:offered isnot v:null})
    let l:titles = map(copy(s:offered.items), {_, each -> each[1].title})
    for [l:type, l:item] in s:offered.items
        if stridx(l:item.title, a:title) >= 0
            call ale#codefix#ApplyLSPCodeAction(s:offered.data, l:item)
            call ale#Queue(0)
            return l:titles
        endif
    endfor
    throw 'no fix ' . a:title . ' among ' . string(l:titles)
endfunction

function! s:Offered(data, items) abort
    let s:offered = {'data': a:data, 'items': a:items}
endfunction

function! s:Run(step) abort
    if has_key(a:step, 'diagnostics')
        call s:Await(a:step.diagnostics . ' diagnostics', {-> len(s:Findings()) == a:step.diagnostics})
        return s:Squiggles()
    elseif has_key(a:step, 'hover')
        return s:Hover(a:step.hover)
    elseif has_key(a:step, 'fix')
        return s:Fix(a:step.fix, a:step.line)
    elseif has_key(a:step, 'save')
        silent write
        return v:true
    endif
endfunction

try
    execute 'set runtimepath^=' . fnameescape($EW_CONFIG)
    let g:ale_linters = {'python': ['edgewise']}
    filetype plugin on
    packadd ale
    let s:seen.vim = v:version
    let s:seen.ale = readfile(globpath(&packpath, 'pack/*/opt/ale/autoload/ale.vim', 0, 1)[0])[0]
    execute 'silent edit ' . fnameescape($EW_FILE)
    for s:step in json_decode($EW_STEPS)
        call add(s:seen.steps, s:Run(s:step))
    endfor
    let s:seen.text = getline(1, '$')
catch
    let s:seen.error = v:exception . ' at ' . v:throwpoint
endtry
call writefile([json_encode(s:seen)], $EW_OUT)
ALEStopAllLSPs
qall!
