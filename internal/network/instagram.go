package network

// Instagram has no composer a page could open: copy the words, add the image. The
// limit of a caption is second hand, its unit unknown: UTF-16 units never count
// less than characters do.
var instagram = Network{
	Name:  "instagram",
	Title: "Instagram",
	Limit: 2200,
	Unit:  UnitUTF16,
}
