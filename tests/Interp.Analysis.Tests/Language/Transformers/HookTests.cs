using Interp.Analysis.Language;
using TorchSharp;

namespace Interp.Analysis.Tests.Language;

public sealed class HookTests
{
    public static TheoryData<string> Families => ["relu", "llama"];

    [Theory]
    [MemberData(nameof(Families))]
    public void EveryHookPointIsMetOnceInTheOrderListed(string family)
    {
        using var scope = torch.NewDisposeScope();
        using var decoder = TinyDecoder.Create(Config(family));
        var names = decoder.HookPoints.Select(p => p.Name).ToList();
        using var all = decoder.RunWithCache(TinyDecoder.Tokens(1, 2, 3), names, stopAtLastHook: false);
        all.Names.ShouldBe(names);
        foreach (var point in decoder.HookPoints.Where(p => p.Width > 0)) all[point.Name].shape[^1].ShouldBe(point.Width, point.Name);
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void AskingForEverythingGivesTheSameLogitsAsAPlainRun(string family)
    {
        using var scope = torch.NewDisposeScope();
        using var decoder = TinyDecoder.Create(Config(family));
        var tokens = TinyDecoder.Tokens(1, 2, 3, 4, 5);
        var names = decoder.HookPoints.Select(p => p.Name).ToList();
        using var run = decoder.Patch(tokens, [], names);
        run.Logits.allclose(decoder.Forward(tokens), rtol: 1e-5, atol: 1e-6).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void CachedValuesAreThoseOfTheFormulas(string family)
    {
        using var scope = torch.NewDisposeScope();
        using var decoder = TinyDecoder.Create(Config(family));
        using var cache = decoder.RunWithCache(TinyDecoder.Tokens(3, 1, 4, 1), decoder.HookPoints.Select(p => p.Name).ToList());
        var mid = cache["blocks.1.hook_resid_mid"];
        mid.allclose(cache["blocks.0.hook_resid_post"] + cache["blocks.1.hook_attn_out"]).ShouldBeTrue();
        cache["blocks.1.hook_resid_post"].allclose(mid + cache["blocks.1.hook_mlp_out"]).ShouldBeTrue();
        cache["blocks.1.attn.hook_pattern"].allclose(cache["blocks.1.attn.hook_attn_scores"].softmax(-1)).ShouldBeTrue();
        cache["blocks.1.attn.hook_pattern"].triu(1).abs().max().ToSingle().ShouldBe(0);
        var result = torch.einsum("bphd,hdm->bphm", cache["blocks.1.attn.hook_z"], decoder.Weights["blocks.1.attn.W_O"]);
        cache["blocks.1.attn.hook_result"].allclose(result, atol: 1e-6).ShouldBeTrue();
    }

    [Fact]
    public void ARunStopsAtTheLastHookAskedFor()
    {
        using var scope = torch.NewDisposeScope();
        using var decoder = TinyDecoder.Create(TinyDecoder.Relu);
        var tokens = TinyDecoder.Tokens(1, 2, 3);
        var place = decoder.HookPoints.TakeWhile(p => p.Name != "blocks.0.attn.hook_pattern").Count();
        using var early = decoder.RunWithCache(tokens, ["blocks.0.attn.hook_pattern"]);
        using var late = decoder.RunWithCache(tokens, ["blocks.0.attn.hook_pattern"], stopAtLastHook: false);

        // hook_scale and hook_result are only formed for a reader: ln1's scale before the pattern is not met.
        early.HookPointsMet.ShouldBe(place);
        late.HookPointsMet.ShouldBeGreaterThan(early.HookPointsMet + 10);
        early["blocks.0.attn.hook_pattern"].allclose(late["blocks.0.attn.hook_pattern"]).ShouldBeTrue();
    }

    [Fact]
    public void AnUnknownHookPointIsRefusedWithTheNearestNames()
    {
        using var scope = torch.NewDisposeScope();
        using var decoder = TinyDecoder.Create(TinyDecoder.Relu);
        Should.Throw<ArgumentException>(() => decoder.RunWithCache(TinyDecoder.Tokens(1), ["blocks.0.mlp.hook_pots"]))
            .Message.ShouldContain("blocks.0.mlp.hook_post");
        Should.Throw<ArgumentException>(() => decoder.RunWithInterventions(TinyDecoder.Tokens(1), [new Intervention("hook_embd", x => x)]))
            .Message.ShouldContain("hook_embed");
    }

    [Fact]
    public void OnlyWhatIsAskedForIsKept()
    {
        using var scope = torch.NewDisposeScope();
        using var decoder = TinyDecoder.Create(TinyDecoder.Relu);
        using var cache = decoder.RunWithCache(TinyDecoder.Tokens(1, 2), ["blocks.1.mlp.hook_post"]);
        cache.Names.ShouldBe(["blocks.1.mlp.hook_post"]);
        Should.Throw<KeyNotFoundException>(() => cache["hook_embed"]).Message.ShouldContain("not cached");
    }

    [Fact]
    public void RunsLeaveNoTensorBehind()
    {
        using var decoder = TinyDecoder.Create(TinyDecoder.Relu);
        using var tokens = TinyDecoder.Tokens(1, 2, 3);
        Run();
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        for (var i = 0; i < 20; i++) Run();
        DisposeScopeManager.Statistics.ThreadTotalLiveCount.ShouldBe(before);

        void Run()
        {
            using var cache = decoder.RunWithCache(tokens, ["blocks.0.hook_resid_mid", "blocks.1.attn.hook_z"]);
            using var logits = decoder.RunWithInterventions(tokens, [new Intervention("blocks.0.hook_mlp_out", x => x.zero_())]);
        }
    }

    private static DecoderConfig Config(string family) => family == "relu" ? TinyDecoder.Relu : TinyDecoder.Llama;
}
