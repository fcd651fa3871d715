"""A PIN is kept as a slow hash, which does not tell it."""

from hrforum.operations import pin


def test_only_the_pin_fits_and_its_hash_does_not_tell_it() -> None:
    kept = pin.hashed("481 516")
    assert "481516" not in kept
    assert pin.hashed("481516") != kept
    assert pin.fits(kept, "481516")
    assert not pin.fits(kept, "481517")
    assert not pin.fits(kept, "")
