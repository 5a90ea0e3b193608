'use strict'
// electron.Menu and electron.MenuItem: a model without a look. Specs click items by id.
const { record, windows } = require('./state.cjs')

class MenuItem {
  enabled = true
  visible = true
  checked = false

  constructor(options) {
    const { click, submenu, ...rest } = options
    Object.assign(this, rest)
    this.click = (...args) => click?.(this, windows.at(-1) ?? null, {}, ...args)
    if (options.role === 'quit' && !click) this.click = () => require('./app.cjs').app.quit()
    if (Array.isArray(submenu)) this.submenu = Menu.buildFromTemplate(submenu)
    else if (submenu) this.submenu = submenu
  }
}

class Menu {
  static #application = null
  items = []

  static buildFromTemplate(template) {
    const menu = new Menu()
    menu.items = template.map((each) => (each instanceof MenuItem ? each : new MenuItem(each)))
    return menu
  }
  static setApplicationMenu(menu) {
    Menu.#application = menu
  }
  static getApplicationMenu() {
    return Menu.#application
  }

  append(item) {
    this.items.push(item)
  }
  popup() {
    record.unsupported.push('Menu.popup')
  }
  closePopup() {}
  getMenuItemById(id) {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id)
      if (found) return found
    }
    return null
  }
}

module.exports = { Menu, MenuItem }
