using Interp.Domain.Dictionaries;
using Interp.Domain.Library;
using Interp.Domain.Platform;
using Interp.Web.Dictionaries;
using Interp.Web.Library;
using Interp.Web.Tests.Preview;

namespace Interp.Web.Tests.Dictionaries;

public sealed class NewDictionaryDraftTests
{
    private static readonly ModelSummary Lesson = MadeUp.Model with { Name = "ioi-mini", Title = "ioi-mini", TokenizerHash = new string('d', 64) };
    private static readonly CorpusSummary Stories = MadeUp.Corpus with { Name = "ioi-mix", Title = "ioi-mix", TokenizerHash = Lesson.TokenizerHash, Number = 1 };

    private readonly NewDictionaryDraft draft = new([MadeUp.Model], [MadeUp.Corpus], WorkerCapacity.Unknown);

    [Fact]
    public void The_form_begins_with_something_that_can_be_started() => draft.Problems.ShouldBeEmpty();

    [Fact]
    public void It_begins_with_a_pair_that_fits_whatever_comes_first_by_name()
    {
        var fresh = new NewDictionaryDraft([Lesson, MadeUp.Model], [MadeUp.Corpus], WorkerCapacity.Unknown);
        (fresh.Parameters.Model, fresh.Parameters.Corpus).ShouldBe(("mini-pile-1l", "mini-pile"));
        fresh.Problems.ShouldBeEmpty();
    }

    [Fact]
    public void Of_several_pairs_that_of_the_newest_corpus_comes_first()
    {
        var newer = new NewDictionaryDraft([Lesson, MadeUp.Model], [MadeUp.Corpus with { Number = 2 }, Stories], WorkerCapacity.Unknown);
        newer.Parameters.Corpus.ShouldBe("mini-pile");
        var older = new NewDictionaryDraft([Lesson, MadeUp.Model], [MadeUp.Corpus, Stories], WorkerCapacity.Unknown);
        older.Parameters.Corpus.ShouldBe("ioi-mix");
    }

    [Fact]
    public void Another_model_brings_its_own_corpora_and_only_those()
    {
        var both = new NewDictionaryDraft([Lesson, MadeUp.Model], [MadeUp.Corpus with { Number = 2 }, Stories], WorkerCapacity.Unknown);
        both.ChooseModel("ioi-mini");
        both.Corpora.Select(c => c.Name).ShouldBe(["ioi-mix"]);
        (both.Parameters.Corpus, both.Problems.Count).ShouldBe(("ioi-mix", 0));
        both.ChooseCorpus("mini-pile");
        both.Parameters.Corpus.ShouldBe("ioi-mix");
        both.TakeUp(both.Parameters with { Corpus = "mini-pile" }).ShouldBeFalse();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_model_without_a_corpus_cannot_be_started_and_says_how_to_get_one(bool mayBuild)
    {
        var both = new NewDictionaryDraft([Lesson, MadeUp.Model], [MadeUp.Corpus], WorkerCapacity.Unknown);
        both.ChooseModel("ioi-mini");
        both.Problems.ShouldHaveSingleItem().Field.ShouldBe("corpus");
        var html = await Rendered.Html<NewDictionaryForm>(("Draft", both), ("Live", true), ("MayBuild", mayBuild));
        html.ShouldContain("No corpus here is in the tokens of ioi-mini yet.");
        html.ShouldContain("disabled");
        const string Form = "/corpora/new?source=mini-pile&amp;tokenizer=ioi-mini&amp;name=mini-pile-for-ioi-mini";
        (html.Contains(Form, StringComparison.Ordinal), html.Contains("Ask an instructor", StringComparison.Ordinal)).ShouldBe((mayBuild, !mayBuild));
        // Back to one that has a corpus.
        both.ChooseModel("mini-pile-1l");
        (both.Parameters.Corpus, both.Problems.Count).ShouldBe(("mini-pile", 0));
    }

    [Fact]
    public async Task A_corpus_is_shown_with_the_models_that_can_read_it()
    {
        (await Rendered.Html<NewDictionaryForm>(("Draft", draft), ("Live", true))).ShouldContain("Mini-Pile, for mini-pile-1l");
        CorpusChoice.Words(Stories, [MadeUp.Model]).ShouldBe("ioi-mix, in tokens of its own");
        CorpusChoice.Words(MadeUp.Corpus with { Title = "mini-pile-for-mini-pile-1l" }, [MadeUp.Model]).ShouldBe("mini-pile-for-mini-pile-1l");
        CorpusChoice.Words(Stories, [Lesson with { Name = "other" }, Lesson]).ShouldBe("ioi-mix, for ioi-mini and other");
    }

    [Fact]
    public void Another_hook_point_keeps_the_features_per_input()
    {
        draft.ChooseHookPoint("blocks.0.hook_resid_pre");
        draft.Parameters.DSae.ShouldBe(8 * 128);
    }

    [Fact]
    public void Each_recipe_brings_its_own_sparsity()
    {
        draft.ChooseRecipe(SaeRecipes.L1);
        (draft.Parameters.K, draft.Parameters.L1Coefficient, draft.Parameters.TargetL0).ShouldBe((null, null, 20.0));
        draft.Problems.ShouldBeEmpty();
        draft.ChooseTarget(byTarget: false);
        (draft.Parameters.L1Coefficient, draft.Parameters.TargetL0).ShouldBe((2.0, null));
        draft.Problems.ShouldBeEmpty();
        draft.ChooseRecipe(SaeRecipes.TopK);
        (draft.Parameters.K, draft.Parameters.L1Coefficient).ShouldBe((16, null));
    }

    [Fact]
    public void Names_that_are_not_offered_change_nothing()
    {
        TrainSaeParameters before = draft.Parameters;
        draft.ChooseModel("other");
        draft.ChooseCorpus("other");
        draft.ChooseHookPoint("blocks.9.none");
        draft.Parameters.ShouldBe(before);
    }

    [Fact]
    public void An_earlier_job_can_be_taken_up_while_its_model_and_corpus_are_offered()
    {
        TrainSaeParameters earlier = draft.Parameters with { DSae = 1024, Seed = 7, K = 8 };
        draft.TakeUp(earlier with { Model = "gone" }).ShouldBeFalse();
        draft.TakeUp(earlier with { Corpus = "gone" }).ShouldBeFalse();
        draft.Parameters.Seed.ShouldNotBe(7);
        draft.TakeUp(earlier).ShouldBeTrue();
        draft.Parameters.ShouldBe(earlier);
    }

    [Fact]
    public async Task A_wrong_number_is_told_beside_its_field_and_holds_the_start_back()
    {
        draft.Change(p => p with { K = 0 });
        var html = await Rendered.Html<NewDictionaryForm>(("Draft", draft), ("Live", true));
        html.ShouldContain("give k from 1 to 1024");
        html.ShouldContain("Correct what is marked first");
    }
}
