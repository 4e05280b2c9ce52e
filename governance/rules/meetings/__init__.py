"""How a committee meets, decides and records: pure rules over seats, terms, rulings and votes."""
