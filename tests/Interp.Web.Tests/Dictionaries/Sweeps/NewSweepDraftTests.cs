using Interp.Domain.Platform;
using Interp.Web.Dictionaries;
using Interp.Web.Tests.Preview;

namespace Interp.Web.Tests.Dictionaries;

public sealed class NewSweepDraftTests
{
    private readonly NewSweepDraft draft = new(new NewDictionaryDraft([MadeUp.Model], [MadeUp.Corpus], WorkerCapacity.Unknown));

    [Fact]
    public void The_form_begins_with_something_that_can_be_started()
    {
        draft.Problems.ShouldBeEmpty();
        draft.Parameters.Points.Count.ShouldBe(2 * 3);
    }

    [Fact]
    public void A_model_without_a_corpus_is_told_once()
    {
        var other = MadeUp.Model with { Name = "other", TokenizerHash = "other" };
        var without = new NewSweepDraft(new NewDictionaryDraft([other], [MadeUp.Corpus], WorkerCapacity.Unknown));
        without.Problems.ShouldHaveSingleItem().Field.ShouldBe("corpus");
    }

    [Fact]
    public void Lists_are_read_however_they_are_separated()
    {
        draft.Features = "512; 1024 2048";
        draft.Counts = "8,16";
        draft.Parameters.Points.Select(p => (p.DSae, p.K!.Value)).ShouldBe([(512, 8), (512, 16), (1024, 8), (1024, 16), (2048, 8), (2048, 16)]);
    }

    [Fact]
    public void A_word_that_is_no_number_is_told_and_kept()
    {
        draft.Features = "512, many";
        draft.Problems.ShouldContain(p => p.Field == "dSae" && p.Message.Contains("many", StringComparison.Ordinal));
        draft.Features.ShouldBe("512, many");
    }

    [Fact]
    public void Without_a_recipe_there_is_nothing_to_start()
    {
        draft.Choose("topk", chosen: false);
        draft.Problems.ShouldHaveSingleItem().Field.ShouldBe("recipe");
    }

    [Fact]
    public void An_earlier_sweep_fills_the_form_as_it_was()
    {
        draft.Features = "256, 512";
        draft.Seeds = "1, 2";
        var again = new NewSweepDraft(new NewDictionaryDraft([MadeUp.Model], [MadeUp.Corpus], WorkerCapacity.Unknown));
        again.TakeUp(draft.Parameters).ShouldBeTrue();
        again.Parameters.Points.ShouldBe(draft.Parameters.Points);
    }

    [Fact]
    public async Task Points_that_are_too_many_are_told_in_the_estimate()
    {
        draft.Seeds = "1,2,3,4,5,6,7";
        var html = await Rendered.Html<NewSweepForm>(("Draft", draft), ("Live", true));
        html.ShouldContain("a sweep has from 1 to 32");
        html.ShouldContain("Correct what is marked first");
    }
}
