package swagger

// ModelMap is named by the generator and not defined by it.
type ModelMap = map[string]interface{}
