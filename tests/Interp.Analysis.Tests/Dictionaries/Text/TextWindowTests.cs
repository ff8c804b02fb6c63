using Interp.Analysis.Dictionaries;

namespace Interp.Analysis.Tests.Dictionaries;

public sealed class TextWindowTests
{
    [Theory]
    [InlineData(1, 8, true)]
    [InlineData(7, 8, true)]
    [InlineData(8, 8, true)]
    [InlineData(8, 8, false)]
    [InlineData(9, 8, false)]
    [InlineData(100, 8, true)]
    [InlineData(101, 9, false)]
    [InlineData(2000, 256, true)]
    public void Every_token_is_kept_once_and_sees_at_least_half_a_context(int tokens, int context, bool mark)
    {
        var windows = TextWindow.Cover(tokens, context, mark);
        windows.SelectMany(w => Enumerable.Range(w.KeptFrom, w.End - w.KeptFrom)).ShouldBe(Enumerable.Range(0, tokens));
        windows.ShouldAllBe(w => w.Count + (w.Marked ? 1 : 0) <= context);
        windows.Skip(1).ShouldAllBe(w => w.KeptFrom - w.Start == context / 2 && !w.Marked);
        windows[0].Marked.ShouldBe(mark);
    }

    [Fact]
    public void A_text_that_fits_is_one_window() => TextWindow.Cover(7, 8, mark: true).ShouldBe([new(0, 7, 0, Marked: true)]);
}
