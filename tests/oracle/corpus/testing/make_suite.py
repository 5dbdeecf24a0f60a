import io
import unittest


class SlugTest(unittest.TestCase):
    def slug(self, text):
        return "-".join(text.lower().split())

    def test_spaces(self):
        self.assertEqual(self.slug("Hello  World"), "hello-world")

    def test_case(self):
        self.assertEqual(self.slug("ABC"), "abc")


def suite():
    return unittest.TestSuite([unittest.makeSuite(SlugTest, "test_")])


def main():
    stream = io.StringIO()
    result = unittest.TextTestRunner(stream=stream).run(suite())
    print(result.testsRun, "tests", "passed" if result.wasSuccessful() else "failed")


if __name__ == "__main__":
    main()
