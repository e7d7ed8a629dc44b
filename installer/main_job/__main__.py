"""Plays the main job with the real programs:

    python3 installer/main_job --binaries build/release/bin --folder demo
"""

import argparse
import pathlib
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

from main_job import clock, workbook  # noqa: E402
from main_job.narrator import Broken, Narrator  # noqa: E402
from main_job.programs import UnexpectedEnd  # noqa: E402
from main_job.story import Story  # noqa: E402
from main_job.world import MAIN_JOB_BEGINS, World  # noqa: E402
from main_job.year import YEAR_BEGINS, Year  # noqa: E402

SAMPLE = pathlib.Path(__file__).resolve().parent.parent / "sample"


def read_arguments():
    """The words of the command."""
    parser = argparse.ArgumentParser(description="Plays the main job of Thi Đua.")
    parser.add_argument("--binaries", required=True, help="where thidua and thidua-server are")
    parser.add_argument("--folder", required=True, help="a folder that is empty or does not exist")
    parser.add_argument("--language", choices=("vi", "en"), default="vi")
    parser.add_argument("--clock", default=clock.find_libfaketime(),
                        help="the library that moves the time")
    parser.add_argument("--libreoffice", action="store_true",
                        help="read the workbook through LibreOffice")
    parser.add_argument("--year", action="store_true",
                        help="play it within a whole year of one department")
    parser.add_argument("--keep-server", action="store_true",
                        help="leave the server running, its process id in the folder")
    return parser.parse_args()


def keep_server(world):
    """The server goes on after this program; line.port is where the devices look for it."""
    world.server.port = int(world.line.address.rpartition(":")[2])
    world.server.start()
    (world.folder / "server.pid").write_text(f"{world.server.process_id}\n", encoding="ascii")
    world.server.release()


def play_within_year(story, year):
    """The quarters come before the December of the main job, and the end of the year after it."""
    story.begin()
    year.report_until_autumn()
    story.go_on()
    year.play()


def main():
    """Exit code 0 when every promise held."""
    arguments = read_arguments()
    if arguments.clock is None:
        print("libfaketime is missing: apt-get install libfaketime", file=sys.stderr)
        return 1
    narrator = Narrator(arguments.language)
    world = World(arguments.folder, arguments.binaries, SAMPLE, arguments.clock, arguments.language,
                  YEAR_BEGINS if arguments.year else MAIN_JOB_BEGINS)
    through_office = workbook.read_first_sheet_in_libreoffice
    read = through_office if arguments.libreoffice else workbook.read_first_sheet
    try:
        story = Story(world, narrator, read)
        if arguments.year:
            play_within_year(story, Year(world, narrator))
        else:
            story.play()
        world.line.cut()
        narrator.check(world.server.stop() == 0, "Máy chủ dừng êm khi được yêu cầu",
                       "The server stops cleanly when asked")
        world.write_shortcut()
        if arguments.keep_server:
            keep_server(world)
    except (Broken, UnexpectedEnd) as broken:
        print(broken, file=sys.stderr)
        return 1
    finally:
        world.close()
    narrator.say(f"Đã kiểm tra {narrator.checks} điều, tất cả đều đúng.",
                 f"{narrator.checks} things were checked, and all of them hold.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
