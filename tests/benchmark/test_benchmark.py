#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of the benchmark that need no program to compare with."""

import random
import unittest

import peers
import table
from cases import CASES, Gate
from lossylink import Way
from measuring import MEBI, Run, ratios, run_rounds


class AWayOfTheLink(unittest.TestCase):
    def test_brings_packets_after_its_delay_in_order(self):
        way = Way(delay=0.05)
        way.take(1.0, b"one")
        way.take(1.01, b"two")
        self.assertEqual(list(way.arrived(1.049)), [])
        self.assertAlmostEqual(way.next_due(), 1.05)
        self.assertEqual(list(way.arrived(1.055)), [b"one"])
        self.assertEqual(list(way.arrived(1.06)), [b"two"])
        self.assertIsNone(way.next_due())

    def test_sends_one_after_the_other_at_its_rate(self):
        way = Way(rate=1000)
        for _ in range(3):
            way.take(0.0, bytes(100))
        self.assertEqual(len(list(way.arrived(0.201))), 2)
        self.assertAlmostEqual(way.next_due(), 0.3)

    def test_loses_what_its_queue_has_no_room_for(self):
        way = Way(rate=1000, room=250)
        self.assertEqual([way.take(0.0, bytes(100)) for _ in range(4)], [True, True, False, False])
        self.assertTrue(way.take(0.2, bytes(100)))

    def test_loses_the_share_it_is_asked_to(self):
        way = Way(loss=0.005, chance=random.Random(1).random)
        lost = sum(not way.take(0.0, b"") for _ in range(100_000))
        self.assertAlmostEqual(lost / 100_000, 0.005, delta=0.001)


class Rounds(unittest.TestCase):
    def run_them(self, pairs):
        order = []

        def contestant(name):
            def run():
                order.append(name)
                return Run(len(order), 1.0, 1.0)
            return run
        runs = run_rounds({name: contestant(name) for name in "abc"}, pairs, random.Random(2),
                          check=lambda name, whole: order.append((name, whole)))
        return runs, order

    def test_give_every_program_a_turn_and_do_not_count_the_first(self):
        runs, order = self.run_them(4)
        self.assertEqual({name: len(list(own)) for name, own in runs.items()}, {"a": 4, "b": 4, "c": 4})
        turns = [name for name in order if isinstance(name, str)]
        rounds = [turns[begin:begin + 3] for begin in range(0, 15, 3)]
        self.assertTrue(all(sorted(turn) == ["a", "b", "c"] for turn in rounds))
        self.assertGreater(len({tuple(turn) for turn in rounds}), 1)

    def test_look_at_every_byte_of_the_first(self):
        _, order = self.run_them(2)
        looks = [what[1] for what in order if isinstance(what, tuple)]
        self.assertEqual(looks, [True] * 3 + [False] * 6)

    def test_are_compared_one_by_one(self):
        ours = [Run(1, 2, 0), Run(4, 4, 0)]
        theirs = [Run(2, 2, 0), Run(2, 2, 0)]
        self.assertEqual(ratios(ours, theirs, "wall"), [0.5, 2.0])
        self.assertEqual(ratios(ours, theirs, "cpu"), [1.0, 2.0])


class Gates(unittest.TestCase):
    RUNS = {table.OWN: [Run(1, 1, 20), Run(2, 1, 70), Run(1, 1, 30)],
            peers.CURL.name: [Run(2, 2, 10), Run(2, 2, 10), Run(1, 2, 10)]}

    def test_are_passed_by_the_median_of_the_ratios(self):
        # ratios 0.5, 1, 1
        self.assertEqual(table.judge(Gate("wall", 1.0, peers.CURL), self.RUNS), ("1.00", "pass"))
        self.assertEqual(table.judge(Gate("wall", 0.9, peers.CURL), self.RUNS), ("1.00", "**fail**"))

    def test_of_memory_mean_the_worst_run(self):
        self.assertEqual(table.judge(Gate("memory", 60), self.RUNS), ("70.00", "**fail**"))

    def test_without_their_peer_are_not_judged(self):
        self.assertEqual(table.judge(Gate("wall", 1.0, peers.ARIA2_4), self.RUNS),
                         ("", "not measured: no aria2c"))

    def test_are_against_programs_that_the_case_runs(self):
        for case in CASES:
            for gate in case.gates:
                self.assertTrue(gate.peer is None or gate.peer in case.peers, case.name)


class Tables(unittest.TestCase):
    def test_have_cells_of_one_width(self):
        self.assertEqual(table.rows(["a", "bb"], [["ccc", "d"]]),
                         ["| a   | bb |", "|-----|----|", "| ccc | d  |"])

    def test_say_how_tranship_stands_to_each(self):
        text = "\n".join(table.case_lines(CASES[0], 512 * MEBI, Gates.RUNS))
        self.assertIn("| 1.00 (0.50 to 1.00)", text)
        self.assertIn("| 4.00 ", text)  # 2 s of processor for half a GiB
        self.assertIn("70 over idle", text)


if __name__ == "__main__":
    unittest.main()
