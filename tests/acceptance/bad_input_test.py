"""Bad input gets one clear sentence and changes nothing, tried on the real programs:

    bad_input_test.py --binaries DIR --clock LIBRARY [TEST...]
"""


import scene
from bad_enrolment import EnrolmentTest  # noqa: F401
from bad_forms import FormTest  # noqa: F401
from bad_frames import FrameTest  # noqa: F401
from bad_stores import StoreTest  # noqa: F401
from bad_values import ValueTest  # noqa: F401

if __name__ == "__main__":
    scene.main()
