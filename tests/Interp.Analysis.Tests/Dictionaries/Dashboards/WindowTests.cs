namespace Interp.Analysis.Tests.Dictionaries;

public sealed class WindowTests
{
    /// <summary>Rows 0 .. 19 in two blocks of 10 (corpus 100.. and 200..); the document changes at row 6 and at row 10.</summary>
    private static readonly SyntheticCodes Codes = new()
    {
        Table = [.. Enumerable.Range(0, 20).Select(row => new[] { row + 1f, row % 2 == 0 ? 0.5f : 0f })],
        Tokens = [.. Enumerable.Range(0, 20).Select(row => 1000 + row)],
        Documents = [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2],
        BlockStarts = [100, 200],
        BlockLength = 10,
    };

    [Theory]
    [InlineData(14, 10, 18)]
    [InlineData(15, 11, 19)]
    [InlineData(1, 0, 5)]
    [InlineData(5, 1, 5)]
    [InlineData(7, 6, 9)]
    [InlineData(10, 10, 14)]
    [InlineData(19, 15, 19)]
    public void A_window_reaches_four_tokens_and_stays_in_its_document_and_block(int row, int first, int last)
    {
        using var set = Codes.Dashboards();
        var example = set.Read(0).Examples.First(e => e.Position == Codes.Position(row));

        example.WindowStart.ShouldBe(Codes.Position(first));
        example.Tokens.ShouldBe(Enumerable.Range(first, last - first + 1).Select(r => 1000 + r));
        example.Activations.ShouldBe(Enumerable.Range(first, last - first + 1).Select(r => r + 1f));
        example.Document.ShouldBe(Codes.Documents[row]);
        example.Value.ShouldBe(row + 1f);
    }

    [Fact]
    public void A_window_holds_this_features_activations_only_and_zero_where_it_is_silent()
    {
        using var set = Codes.Dashboards();
        var example = set.Read(1).Examples.First(e => e.Position == Codes.Position(14));

        example.Activations.ShouldBe([0.5f, 0, 0.5f, 0, 0.5f, 0, 0.5f, 0, 0.5f]);
    }
}
