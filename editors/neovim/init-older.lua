-- Edgewise for Neovim 0.7 to 0.10: put this into your init.lua.
-- Tried with Neovim 0.7.2, and with 0.11.4, which has the functions that came with 0.8.
local wrangler = { "wrangler.toml", "wrangler.json", "wrangler.jsonc" }
local settings = { "edgewise.toml", "pyproject.toml" }

local function nearest(names, folder)
  for _, name in ipairs(names) do
    if vim.loop.fs_stat(folder .. "/" .. name) then return folder end
  end
  local above = vim.fn.fnamemodify(folder, ":h")
  return above ~= folder and nearest(names, above) or nil
end

local clients = {} -- by root, for Neovim 0.7

vim.api.nvim_create_autocmd("FileType", {
  pattern = { "python", "toml", "json", "jsonc" },
  callback = function(event)
    local file = vim.api.nvim_buf_get_name(event.buf)
    local name, folder = vim.fn.fnamemodify(file, ":t"), vim.fn.fnamemodify(file, ":p:h")
    -- Of TOML and JSON only what chooses a target.
    local is_config = vim.tbl_contains(wrangler, name) or vim.tbl_contains(settings, name)
    if event.match ~= "python" and not is_config then return end
    local root = nearest(wrangler, folder)
      or nearest(settings, folder)
      or nearest({ ".git" }, folder)
      or vim.fn.getcwd()
    local config = {
      name = "edgewise",
      cmd = { "edgewise", "server" },
      root_dir = root,
      -- Without a target the wrangler file of the project decides.
      settings = { edgewise = {} },
    }
    if vim.lsp.start then
      vim.lsp.start(config)
      return
    end
    if not (clients[root] and vim.lsp.get_client_by_id(clients[root])) then
      clients[root] = vim.lsp.start_client(config)
    end
    vim.lsp.buf_attach_client(event.buf, clients[root])
  end,
})
