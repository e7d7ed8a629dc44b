"""Bad input gets one clear sentence and changes nothing, tried on the real programs:

    bad_input_test.py --binaries DIR --clock LIBRARY [TEST...]
"""

import argparse
import sys
import unittest

import scene
from bad_enrolment import EnrolmentTest  # noqa: F401
from bad_forms import FormTest  # noqa: F401
from bad_frames import FrameTest  # noqa: F401
from bad_stores import StoreTest  # noqa: F401
from bad_values import ValueTest  # noqa: F401

if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--binaries", required=True)
    parser.add_argument("--clock", required=True)
    known, rest = parser.parse_known_args()
    scene.settings.update(vars(known))
    unittest.main(argv=[sys.argv[0], "-v", *rest])
