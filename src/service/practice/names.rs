//! First names for made-up families, of many origins. Several need more than ASCII, as names do.

/// First names of children and grown-ups alike.
pub(super) const NAMES: &[&str] = &[
    "Aaliyah", "Adaeze", "Aisling", "Amara", "Anaïs", "Andrzej", "Anika", "Arlo", "Asha", "Ayodele", "Bea",
    "Billy", "Björn", "Bronwen", "Callum", "Carys", "Chidi", "Connor", "Daisy", "Danuta", "Dilan", "Ebele",
    "Edie", "Elif", "Esme", "Farah", "Finn", "Freya", "Gethin", "Gracie", "Hana", "Harjit", "Idris",
    "Imogen", "Ines", "Isla", "Jaya", "Joaquín", "Kai", "Kasia", "Keira", "Kofi", "Leila", "Lola", "Łukasz",
    "Mae", "Malachi", "Marisol", "Mehmet", "Mei", "Mina", "Mohan", "Nell", "Niamh", "Nia", "Oisín", "Omari",
    "Orla", "Osman", "Patrycja", "Petra", "Priya", "Rafe", "Reggie", "Rhys", "Rosa", "Rowan", "Safiya",
    "Samir", "Siân", "Simran", "Sofía", "Tariq", "Teddy", "Temi", "Tomasz", "Uma", "Wen", "Yara", "Yusuf",
    "Zainab", "Zoë", "Zuri", "ليلى",
];

/// Names of households, made of trees and places.
pub(super) const HOUSEHOLDS: &[&str] = &[
    "Alderbank",
    "Ashcroftby",
    "Beechmere",
    "Birchwell",
    "Brackenholt",
    "Cedarleigh",
    "Elmstead-Hay",
    "Fernacre",
    "Hawthornby",
    "Hazelfold",
    "Hollymoss",
    "Ivybridge-Low",
    "Juniperton",
    "Larchfield",
    "Limewick",
    "Maplegarth",
    "Oakenfell",
    "Pearcombe",
    "Rowanlea",
    "Sallowby",
    "Sorrelwood",
    "Thornacre",
    "Willowmead",
    "Yewdale",
];
