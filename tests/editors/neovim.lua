-- Drives Neovim as a user would and writes down what the user would see.
-- nvim --clean --headless -c 'luafile neovim.lua'; works with 0.7 and newer.
-- In: EW_COMMAND (JSON list), EW_CONFIG (lsp/edgewise.lua) or EW_OLDER (init-older.lua), EW_ROOT (unless EW_OWN_ROOT is set, and
-- the configuration's own root_dir counts), EW_FILE, EW_STEPS (JSON list
-- of {"diagnostics": n} | {"hover": line} | {"fix": title, "line": line} | {"type": text, "line":
-- line} | {"save": true} | {"write": path, "text": text}). Out: EW_OUT, JSON.
local env = os.getenv
local seen = { steps = {} }
local get_clients = vim.lsp.get_clients or vim.lsp.get_active_clients

local function finish(message)
  seen.error = message
  local file = assert(io.open(env("EW_OUT"), "w"))
  file:write(vim.fn.json_encode(seen))
  file:close()
  for _, client in pairs(get_clients()) do
    if vim.fn.has("nvim-0.11") == 1 then client:stop() else client.stop() end
  end
  vim.wait(3000, function() return next(get_clients()) == nil end, 10)
  vim.cmd("cquit " .. (message and 1 or 0))
end

local function await(what, met)
  if not vim.wait(20000, met, 10) then error(what .. " did not happen", 0) end
end

-- With EW_OLDER, the snippet for older versions, nothing else is done than its user does.
local function start(root)
  if env("EW_OLDER") then
    dofile(env("EW_OLDER"))
  else
    local config = dofile(env("EW_CONFIG"))
    config.cmd = vim.fn.json_decode(env("EW_COMMAND"))
    if not env("EW_OWN_ROOT") then config.root_dir = root end
    vim.lsp.config("edgewise", config)
    vim.lsp.enable("edgewise")
  end
  vim.cmd("edit " .. vim.fn.fnameescape(env("EW_FILE")))
end

local function at(line, column)
  vim.api.nvim_win_set_cursor(0, { line, column })
end

-- The text under each squiggle, taken from the buffer: a wrong column shows here.
local function squiggles()
  local found = {}
  local all = vim.diagnostic.get(0)
  table.sort(all, function(a, b) return a.lnum * 1000 + a.col < b.lnum * 1000 + b.col end)
  for _, each in ipairs(all) do
    local text = vim.api.nvim_buf_get_text(0, each.lnum, each.col, each.end_lnum, each.end_col, {})
    table.insert(found, {
      code = each.code or each.user_data.lsp.code,
      text = text[1],
      line = each.lnum + 1,
      message = each.message,
      source = each.source,
    })
  end
  return found
end

local function on_first_squiggle(line)
  for _, each in ipairs(vim.diagnostic.get(0)) do
    if each.lnum + 1 == line then return at(line, each.col + 1) end
  end
  at(line, 0)
end

local steps = {}

function steps.diagnostics(step)
  await(step.diagnostics .. " diagnostics", function() return #vim.diagnostic.get(0) == step.diagnostics end)
  return squiggles()
end

function steps.hover(step)
  on_first_squiggle(step.hover)
  vim.lsp.buf.hover()
  local window
  await("a hover", function()
    for _, each in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(each).relative ~= "" then window = each end
    end
    return window
  end)
  local lines = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false)
  vim.api.nvim_win_close(window, true)
  return lines
end

function steps.fix(step)
  on_first_squiggle(step.line)
  local titles = {}
  vim.ui.select = function(items, _, choose)
    for index, item in ipairs(items) do
      local action = item.action or item[2] or item
      table.insert(titles, action.title)
      if action.title:find(step.fix, 1, true) then return choose(items[index], index) end
    end
    choose(nil)
  end
  local before = vim.api.nvim_buf_get_changedtick(0)
  vim.lsp.buf.code_action()
  if step.elsewhere then
    await("an edit of another file", function() return vim.fn.bufnr(step.elsewhere) > 0 end)
    vim.cmd("silent wall")
  else
    await("the fix " .. step.fix, function() return vim.api.nvim_buf_get_changedtick(0) ~= before end)
  end
  return titles
end

function steps.type(step)
  at(step.line, 0)
  vim.api.nvim_feedkeys("O" .. step.type, "x", false)
end

function steps.erase(step)
  at(step.erase, 0)
  vim.api.nvim_feedkeys("dd", "x", false)
end

function steps.save()
  vim.cmd("silent write")
end

function steps.write(step)
  local file = assert(io.open(step.write, "w"))
  file:write(step.text)
  file:close()
end

local ok, message = pcall(function()
  local version = vim.version()
  seen.version = { version.major, version.minor, version.patch }
  vim.cmd("filetype on")
  vim.o.swapfile, vim.o.hidden, vim.o.autoindent = false, true, false
  start(env("EW_ROOT"))
  vim.bo.filetype = "python"
  await("the start", function()
    local client = get_clients()[1]
    return client and client.initialized ~= false and client.server_capabilities
  end)
  seen.encoding = get_clients()[1].offset_encoding
  for index, step in ipairs(vim.fn.json_decode(env("EW_STEPS"))) do
    for name, run in pairs(steps) do
      if step[name] then seen.steps[index] = run(step) or vim.NIL end
    end
  end
  seen.text = vim.api.nvim_buf_get_lines(0, 0, -1, false)
end)
finish(not ok and tostring(message) or nil)
