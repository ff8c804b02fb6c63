using Interp.Analysis.Dictionaries;

namespace Interp.Analysis.Tests.Dictionaries;

public sealed class AlphabetProxyTests
{
    private const int Ga = 0, C = 1, Newline = 2, The = 3, LowerGa = 4, End = 5, Tilde = 6;

    private static readonly Pieces Vocabulary = new("GA"u8.ToArray(), "C"u8.ToArray(), "\n"u8.ToArray(), "the"u8.ToArray(), "ga"u8.ToArray(), [], "~"u8.ToArray());

    /// <summary>Every P(t) is (count + 1) / (93 + 7).</summary>
    private static readonly Unigram Unigram = new([0, 1, 20, 70, 1, 1, 0]);

    private static readonly double RatioGa = (-2 * Math.Log(4)) - Math.Log(1 / 100.0);
    private static readonly double RatioC = -Math.Log(4) - Math.Log(2 / 100.0);

    [Fact]
    public void One_token_is_the_uniform_likelihood_over_the_unigram()
    {
        Column(AlphabetProxy.Dna(Vocabulary, Unigram), [Ga, C, The, Newline, End], 0)
            .ShouldBe([RatioGa, RatioC, 0, 0, 0], 1e-5);
    }

    [Fact]
    public void Strings_take_the_best_sum_of_at_most_four_tokens()
    {
        Column(AlphabetProxy.Dna(Vocabulary, Unigram), [Ga, C, Ga, Ga, Ga, The, C], 1)
            .ShouldBe([RatioGa, RatioGa + RatioC, (2 * RatioGa) + RatioC, (3 * RatioGa) + RatioC, (3 * RatioGa) + RatioC, 0, RatioC], 1e-5);
    }

    [Fact]
    public void The_running_sum_has_no_limit_and_starts_again_from_zero()
    {
        Column(AlphabetProxy.Dna(Vocabulary, Unigram), [Ga, Ga, Ga, Ga, Ga, Ga, The, The, C], 2)
            .ShouldBe([.. Enumerable.Range(1, 6).Select(k => k * RatioGa), 0, 0, RatioC], 1e-5);
    }

    [Fact]
    public void A_line_break_inside_DNA_neither_breaks_a_string_nor_counts_as_a_token()
    {
        var scores = Column(AlphabetProxy.Dna(Vocabulary, Unigram), [Ga, Newline, Ga, Ga, Ga, Newline], 1);
        scores.ShouldBe([RatioGa, RatioGa, 2 * RatioGa, 3 * RatioGa, 4 * RatioGa, 4 * RatioGa], 1e-5);
        Column(AlphabetProxy.Dna(Vocabulary, Unigram), [Ga, Newline, Ga, The, Newline], 3).ShouldBe([0, 0, 1, 0, 0]);
    }

    [Fact]
    public void Binarised_DNA_needs_two_tokens_of_one_case()
    {
        var proxy = AlphabetProxy.Dna(Vocabulary, Unigram);
        Column(proxy, [Ga, Ga, LowerGa, LowerGa, The, C], 3).ShouldBe([0, 1, 0, 1, 0, 0]);
        proxy.Variants[proxy.Headline].ShouldBe("bin2");
    }

    [Fact]
    public void A_line_break_ends_base64()
    {
        var proxy = AlphabetProxy.Base64(Vocabulary, Unigram);
        var ratio = (-2 * Math.Log(64)) - Math.Log(1 / 100.0);
        ratio.ShouldBeLessThan(0);
        Column(proxy, [C, Newline, C, Tilde, The], 1).ShouldBe([Base64C, 0, Base64C, 0, 0], 1e-5);
        proxy.Variants[proxy.Headline].ShouldBe("max4");
    }

    private static double Base64C => Math.Max(0, -Math.Log(64) - Math.Log(2 / 100.0));

    private static double[] Column(AlphabetProxy proxy, int[] tokens, int column)
    {
        var scores = new float[tokens.Length * proxy.Variants.Count];
        proxy.Score(tokens, scores);
        return [.. tokens.Select((_, i) => (double)scores[(i * proxy.Variants.Count) + column])];
    }
}
