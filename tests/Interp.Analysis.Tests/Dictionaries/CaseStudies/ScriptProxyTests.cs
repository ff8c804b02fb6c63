using Interp.Analysis.Dictionaries;

namespace Interp.Analysis.Tests.Dictionaries;

public sealed class ScriptProxyTests
{
    [Fact]
    public void The_ratio_follows_from_counts_of_the_training_text()
    {
        // " " 10 times, never marked; "ل" 9 times, always; the byte D8 20 times, half of them Arabic (the other half another letter).
        var vocabulary = new Pieces(" "u8.ToArray(), "ل"u8.ToArray(), [0xD8]);
        var counts = new ScriptCounts(3);
        counts.Add(Repeat(0, 10), new bool[10]);
        counts.Add(Repeat(1, 9), [.. Enumerable.Repeat(true, 9)]);
        counts.Add(Repeat(2, 20), [.. Enumerable.Range(0, 20).Select(i => i < 10)]);
        counts.Prior.ShouldBe(20 / 40.0);

        var proxy = new ScriptProxy(vocabulary, ScriptBlock.Arabic, counts);
        var scores = new float[3 * 3];
        proxy.Score([0, 1, 2], scores);

        scores[0].ShouldBe(0, "a space is clipped at 0");
        scores[3].ShouldBe((float)Math.Log(9 / 10.0 / 0.5), 1e-6f);
        scores[6].ShouldBe(0, "10/21 is below the prior");
        scores[2].ShouldBe(0);
        scores[5].ShouldBe(1);
        scores[8].ShouldBe(0, "an unfinished character marks nothing");
    }

    [Fact]
    public void The_string_variant_adds_up_to_four_tokens_and_starts_afresh_after_a_foreign_one()
    {
        var vocabulary = Pieces.Of("x", "ל");
        var counts = new ScriptCounts(2);
        counts.Add(Repeat(0, 99), new bool[99]);
        counts.Add(Repeat(1, 99), [.. Enumerable.Repeat(true, 99)]);
        var one = (float)Math.Log(99 / 100.0 / counts.Prior);

        var proxy = new ScriptProxy(vocabulary, ScriptBlock.Hebrew, counts);
        var scores = new float[8 * 3];
        proxy.Score([1, 1, 1, 1, 1, 1, 0, 1], scores);

        Enumerable.Range(0, 8).Select(i => scores[(i * 3) + 1] / one).ShouldBe([1, 2, 3, 4, 4, 4, 0, 1], 1e-5);
    }

    private static int[] Repeat(int token, int times) => [.. Enumerable.Repeat(token, times)];
}
