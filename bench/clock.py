"""Judging in this process, timed, in the place of worker processes."""

from concurrent.futures import Future
from time import process_time

from tracker.domain.verdict import Finding
from tracker.service.processes.pool import Answer, Workers
from tracker.service.processes.task import JudgeTask, Pair, judge

_Found = dict[Pair, dict[str, Finding]]


class Clock(Workers):
    """Judges here, and adds up the CPU seconds that takes."""

    def __init__(self) -> None:
        super().__init__(1)
        self.cpu = 0.0

    def judge(self, task: JudgeTask) -> Answer[_Found]:
        """As `Workers.judge`, done when it returns."""
        done: Future[_Found] = Future()
        start = process_time()
        done.set_result(judge(task))
        self.cpu += process_time() - start
        return Answer(done, None)
