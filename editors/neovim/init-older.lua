-- Edgewise for Neovim 0.8 to 0.10: put this into your init.lua.
-- (Neovim 0.7 has vim.lsp.start_client and vim.lsp.buf_attach_client instead of vim.lsp.start.)
vim.api.nvim_create_autocmd("FileType", {
  pattern = { "python", "toml", "json", "jsonc" },
  callback = function(event)
    local markers = {
      "wrangler.toml", "wrangler.json", "wrangler.jsonc", "edgewise.toml", "pyproject.toml", ".git",
    }
    -- Of TOML and JSON only what chooses a target.
    local name = vim.fs.basename(vim.api.nvim_buf_get_name(event.buf))
    if event.match ~= "python" and not vim.tbl_contains(markers, name) then return end
    local found = vim.fs.find(markers, {
      upward = true,
      path = vim.fs.dirname(vim.api.nvim_buf_get_name(event.buf)),
    })[1]
    vim.lsp.start({
      name = "edgewise",
      cmd = { "edgewise", "server" },
      root_dir = found and vim.fs.dirname(found) or vim.fn.getcwd(),
      settings = { edgewise = {} },
    })
  end,
})
