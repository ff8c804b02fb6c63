using Interp.Domain.Jobs;
using Interp.Web.Dictionaries;
using Interp.Web.Tests.Preview;

namespace Interp.Web.Tests.Dictionaries;

public sealed class NewDictionaryDraftTests
{
    private readonly NewDictionaryDraft draft = new([MadeUp.Model], [MadeUp.Corpus], WorkerCapacity.Unknown);

    [Fact]
    public void The_form_begins_with_something_that_can_be_started() => draft.Problems.ShouldBeEmpty();

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
