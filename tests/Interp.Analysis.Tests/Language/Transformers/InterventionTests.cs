using Interp.Analysis.Language;
using TorchSharp;

namespace Interp.Analysis.Tests.Language;

public sealed class InterventionTests
{
    [Fact]
    public void AnEditThatChangesNothingIsAnError()
    {
        using var scope = torch.NewDisposeScope();
        using var decoder = TinyDecoder.Create(TinyDecoder.Relu);
        var nothing = new Intervention("blocks.0.hook_resid_pre", x => x);
        Should.Throw<InvalidOperationException>(() => decoder.RunWithInterventions(TinyDecoder.Tokens(1, 2), [nothing])).Message.ShouldContain("changed none of 16");
        decoder.RunWithInterventions(TinyDecoder.Tokens(1, 2), [nothing with { AllowNoChange = true }])
            .allclose(decoder.Forward(TinyDecoder.Tokens(1, 2))).ShouldBeTrue();
    }

    [Fact]
    public void AnEditReportsHowManyElementsItChangedAndByHowMuch()
    {
        using var scope = torch.NewDisposeScope();
        using var decoder = TinyDecoder.Create(TinyDecoder.Relu);
        using var run = decoder.Patch(TinyDecoder.Tokens(1, 2), [new Intervention("hook_embed", x => x.index_add_(1, torch.tensor(new long[] { 1 }), torch.full(1, 1, 8, 2.5f), 1))], []);
        run.Reports.Single().ElementsChanged.ShouldBe(8);
        run.Reports.Single().MaxChange.ShouldBe(2.5, 1e-6);
    }

    [Fact]
    public void AnEditInPlaceIsSeenAsAChange()
    {
        using var scope = torch.NewDisposeScope();
        using var decoder = TinyDecoder.Create(TinyDecoder.Relu);
        using var run = decoder.Patch(TinyDecoder.Tokens(1, 2), [new Intervention("blocks.1.hook_mlp_out", x => x.zero_())], ["blocks.1.hook_mlp_out"]);
        run.Cache["blocks.1.hook_mlp_out"].abs().max().ToSingle().ShouldBe(0);
        run.Reports.Single().ElementsChanged.ShouldBe(16);
    }

    [Fact]
    public void AnEditOfAnotherShapeIsRefused()
    {
        using var scope = torch.NewDisposeScope();
        using var decoder = TinyDecoder.Create(TinyDecoder.Relu);
        Should.Throw<InvalidOperationException>(() => decoder.RunWithInterventions(TinyDecoder.Tokens(1, 2), [new Intervention("hook_embed", x => x.sum(-1))]))
            .Message.ShouldContain("returned");
    }

    [Fact]
    public void PatchingAllOfTheResidualStreamMakesTheRunTheOtherRun()
    {
        using var scope = torch.NewDisposeScope();
        using var decoder = TinyDecoder.Create(TinyDecoder.Llama);
        var (clean, corrupted) = (TinyDecoder.Tokens(1, 2, 3), TinyDecoder.Tokens(4, 5, 6));
        using var cache = decoder.RunWithCache(clean, ["blocks.1.hook_resid_pre"]);
        var patched = decoder.RunWithInterventions(corrupted, [new Intervention("blocks.1.hook_resid_pre", _ => cache["blocks.1.hook_resid_pre"])]);
        patched.allclose(decoder.Forward(clean), rtol: 1e-5, atol: 1e-6).ShouldBeTrue();
        cache["blocks.1.hook_resid_pre"].IsInvalid.ShouldBeFalse();
    }
}
