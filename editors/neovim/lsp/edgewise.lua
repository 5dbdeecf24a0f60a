-- Edgewise for Neovim 0.11 and newer. Tried with Neovim 0.11.4.
-- Copy this file to ~/.config/nvim/lsp/edgewise.lua and put into your init.lua:
--
--     vim.lsp.enable("edgewise")
--
local wrangler = { "wrangler.toml", "wrangler.json", "wrangler.jsonc" }
local settings = { "edgewise.toml", "pyproject.toml" }

---@type vim.lsp.Config
return {
  cmd = { "edgewise", "server" },
  filetypes = { "python", "toml", "json", "jsonc" },
  -- Of TOML and JSON only what chooses a target.
  root_dir = function(buffer, start)
    local name = vim.fs.basename(vim.api.nvim_buf_get_name(buffer))
    local is_config = vim.list_contains(wrangler, name) or vim.list_contains(settings, name)
    if vim.bo[buffer].filetype == "python" or is_config then
      start(
        vim.fs.root(buffer, wrangler)
          or vim.fs.root(buffer, settings)
          or vim.fs.root(buffer, ".git")
          or vim.fn.getcwd()
      )
    end
  end,
  settings = {
    edgewise = {
      -- Without a target the wrangler file of the project decides.
      -- target = "workers-3.13",
    },
  },
}
