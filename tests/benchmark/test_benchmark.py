#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of the benchmark that need no program to compare with."""

import http.client
import pathlib
import random
import tempfile
import unittest

import peers
import table
from cases import CASES, Gate
from chunkstores import S3
from lossylink import Way
from measuring import MEBI, Run, ratios, run_rounds, wait_for
from uploadledger import Bits, Chunks, Head, Ledger, Offsets, Whole
from uploadrelay import Hold, UploadRelay


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


def head(text):
    return Head.read("\r\n".join(text).encode())


class ALedger(unittest.TestCase):
    def setUp(self):
        self.ledger = Ledger()

    def test_allows_once_what_a_break_lost(self):
        self.ledger.pass_on(0, 100)
        self.ledger.interrupt(100)
        self.ledger.pass_on(0, 100)
        self.assertEqual((self.ledger.again, self.ledger.excess), (100, 0))
        self.ledger.pass_on(60, 100)
        self.assertEqual((self.ledger.again, self.ledger.excess), (140, 40))

    def test_allows_nothing_that_was_acknowledged(self):
        self.ledger.pass_on(0, 100)
        self.ledger.acknowledge(80)
        self.ledger.interrupt(100)
        self.ledger.pass_on(70, 30)
        self.assertEqual((self.ledger.acknowledged_again, self.ledger.excess), (10, 0))

    def test_does_not_forget_what_was_acknowledged(self):
        self.ledger.acknowledge(80)
        self.ledger.acknowledge(20)
        self.ledger.pass_on(0, 100)
        self.assertEqual(self.ledger.acknowledged_again, 80)


class Protocols(unittest.TestCase):
    def check(self, method, request, begin, answer, acknowledged):
        request, answer = head(request), head(answer)
        self.assertEqual(method.begin(request), begin)
        self.assertEqual(method.acknowledged(request, answer), acknowledged)

    def test_of_bits_say_it_by_ranges(self):
        fragment = ["BITS_POST /a HTTP/1.1", "Content-Range: bytes 10-19/40"]
        self.check(Bits(), fragment, 10,
                   ["HTTP/1.1 200 OK", "BITS-Received-Content-Range: 20"], 20)
        self.check(Bits(), ["BITS_POST /a HTTP/1.1"], None, ["HTTP/1.1 200 OK"], 0)
        self.check(Bits(), fragment, 10, ["HTTP/1.1 500 Error"], 0)

    def test_of_offsets_say_it_by_offsets(self):
        self.check(Offsets(), ["PATCH /a HTTP/1.1", "Upload-Offset: 10"], 10,
                   ["HTTP/1.1 204 No Content", "upload-offset: 20"], 20)
        self.check(Offsets(), ["HEAD /a HTTP/1.1"], None, ["HTTP/1.1 200 OK", "Upload-Offset: 7"], 7)
        self.check(Offsets(), ["POST /a HTTP/1.1"], 0, ["HTTP/1.1 201 Created"], 0)

    def test_of_chunks_say_it_by_numbers(self):
        method = Chunks(r"part=(\d+)")
        first = ["PUT /a?part=1 HTTP/1.1", "Content-Length: 30"]
        second = ["PUT /a?part=2 HTTP/1.1", "Content-Length: 12"]
        self.check(method, first, 0, ["HTTP/1.1 200 OK"], 30)
        self.check(method, second, 30, ["HTTP/1.1 201 Created"], 42)
        self.check(method, first, 0, ["HTTP/1.1 400 Bad"], 0)
        self.check(method, ["POST /a HTTP/1.1"], None, ["HTTP/1.1 200 OK"], 0)

    def test_of_one_request_say_it_at_its_end(self):
        put = ["PUT /a HTTP/1.1", "Content-Length: 30"]
        self.check(Whole(), put, 0, ["HTTP/1.1 204 No Content"], 30)
        self.check(Whole(), put, 0, ["HTTP/1.1 500 Error"], 0)


class ARelay(unittest.TestCase):
    """In front of a store of parts."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.store = S3(folder.name)
        self.addCleanup(self.store.close)

    def relay(self, *rules):
        relay = UploadRelay(self.store.port, Chunks(r"partNumber=(\d+)"), *rules)
        self.addCleanup(relay.close)
        return relay

    def put(self, relay, number, body):
        """The status; None when the line broke."""
        line = http.client.HTTPConnection("127.0.0.1", relay.port, timeout=20)
        self.addCleanup(line.close)
        try:
            line.request("PUT", f"/bucket/key?partNumber={number}", body)
            return line.getresponse().status
        except (OSError, http.client.HTTPException):
            return None

    def test_cuts_in_the_middle_of_bodies_and_never_between_them(self):
        relay = self.relay(1000)
        self.assertEqual(self.put(relay, 1, bytes(1000)), 200)
        self.assertIsNone(self.put(relay, 2, bytes(10)))
        self.assertEqual(self.put(relay, 2, bytes(600)), 200)
        self.assertIsNone(self.put(relay, 3, bytes(500)))
        ledger = relay.ledger
        self.assertEqual((relay.cuts, ledger.acknowledged, ledger.came), (2, 1600, 2000))
        self.assertEqual(self.put(relay, 3, bytes(500)), 200)
        self.assertEqual((ledger.again, ledger.excess, ledger.acknowledged_again), (400, 0, 0))
        self.assertEqual(sorted(path.stat().st_size for path in self.folder.glob("part-0000?")),
                         [500, 600, 1000])

    def test_loses_an_answer_after_three_cuts(self):
        relay = self.relay(100)
        for _ in range(4):
            self.assertIsNone(self.put(relay, 1, bytes(1000)))
        self.assertFalse((self.folder / "part-00001").exists())
        self.assertIsNone(self.put(relay, 1, bytes(150)))
        wait_for((self.folder / "part-00001").exists, lambda: "the part did not come")
        self.assertEqual((relay.cuts, relay.ledger.acknowledged, relay.ledger.excess), (5, 0, 0))
        self.assertIsNone(self.put(relay, 2, bytes(150)))
        self.assertFalse((self.folder / "part-00002").exists())

    def test_cuts_no_more_often_than_it_was_told(self):
        relay = self.relay(100, 1)
        self.assertIsNone(self.put(relay, 1, bytes(1000)))
        self.assertEqual(self.put(relay, 1, bytes(1000)), 200)

    def test_sees_what_is_sent_again_for_nothing(self):
        relay = self.relay(10_000)
        for _ in range(2):
            self.assertEqual(self.put(relay, 1, bytes(1000)), 200)
        self.assertEqual((relay.ledger.acknowledged_again, relay.ledger.excess), (1000, 1000))

    def held(self, what):
        relay = self.relay(900)
        relay.hold(300, what)
        line = http.client.HTTPConnection("127.0.0.1", relay.port)
        line.request("PUT", "/bucket/key?partNumber=1", bytes(1000))
        self.assertTrue(relay.holding.wait(20))
        line.close()
        relay.break_held()
        return relay

    def test_stands_still_in_the_middle_of_a_body(self):
        ledger = self.held(Hold.BODY).ledger
        self.assertEqual((ledger.came, ledger.acknowledged), (300, 0))

    def test_stands_still_with_an_answer_that_nobody_heard(self):
        relay = self.held(Hold.ANSWER)
        self.assertEqual((relay.ledger.came, relay.ledger.acknowledged), (1000, 0))
        self.assertEqual(relay.cuts, 0)
        wait_for((self.folder / "part-00001").exists, lambda: "the part did not come")
        relay.ledger.pass_on(0, 1000)
        self.assertEqual((relay.ledger.again, relay.ledger.excess), (1000, 0))


if __name__ == "__main__":
    unittest.main()
