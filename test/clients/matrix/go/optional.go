// Package optional is what the generated client uses of github.com/antihax/optional, which cannot be downloaded here.
package optional

// String may be absent.
type String struct {
	isSet bool
	value string
}

// NewString is a String that is there.
func NewString(value string) String { return String{isSet: true, value: value} }

// IsSet says whether it is there.
func (s String) IsSet() bool { return s.isSet }

// Value is empty for one that is absent.
func (s String) Value() string { return s.value }
