using Interp.Analysis.Dictionaries;
using TorchSharp;

namespace Interp.Analysis.Tests.Dictionaries;

public sealed class FormatRoundTripTests : IDisposable
{
    private const int d = 19;
    private const int F = 70;
    private readonly TemporaryFolder _folder = new();
    private readonly DisposeScope _scope = torch.NewDisposeScope();

    public static TheoryData<string, string> Pairs
    {
        get
        {
            var pairs = new TheoryData<string, string>();
            foreach (ISaeFormat format in SaeFormats.All)
            {
                foreach (string kind in MadeUpDictionaries.Names)
                    pairs.Add(format.Name, kind);
            }
            return pairs;
        }
    }

    public void Dispose()
    {
        _scope.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_format_gives_back_the_same_reconstructions_or_says_why_it_cannot(string name, string kind)
    {
        ISaeFormat format = SaeFormats.Named(name);
        using SparseAutoencoder sae = MadeUpDictionaries.Make(kind, d, F);
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal) { ["model_name"] = "toy", ["hook_name"] = "blocks.0.hook_resid_post" };
        if (format.WhyNot(sae) is { } reason)
        {
            reason.ShouldEndWith(".");
            Expressible(name).Contains(kind, StringComparer.Ordinal).ShouldBeFalse();
            if (name != "saelens")
                Should.Throw<NotSupportedException>(() => format.Write(sae, _folder["out"], metadata)).Message.ShouldBe(reason);
            Directory.Exists(_folder["out"]).ShouldBeFalse();
            return;
        }
        Expressible(name).Contains(kind, StringComparer.Ordinal).ShouldBeTrue();
        format.Write(sae, _folder["out"], metadata);
        SaeFormats.Detect(_folder["out"]).Name.ShouldBe(name);
        using SaeImport back = SaeFormats.Read(_folder["out"]);
        torch.Tensor x = torch.tensor(ToyRows.Gaussian(200, d, 9, mean: 0.5f)).reshape(200, d);
        SparseCodes before = sae.Encode(x), after = back.Dictionary.Encode(x);
        after.Features.Length.ShouldBe(before.Features.Length, customMessage: "the same latents fire");
        back.Dictionary.Decode(after, x).allclose(sae.Decode(before, x), 1e-5, 1e-5).ShouldBeTrue();
    }

    [Fact]
    public void Where_a_dictionary_belongs_comes_back()
    {
        using SparseAutoencoder sae = MadeUpDictionaries.Make("topk", d, F);
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal) { ["model_name"] = "toy", ["hook_name"] = "blocks.0.attn.hook_z" };
        foreach (string name in new[] { "saelens", "dictionary-learning" })
        {
            SaeFormats.Named(name).Write(sae, _folder[name], metadata);
            using SaeImport back = SaeFormats.Read(_folder[name]);
            (back.Metadata["model_name"], back.Metadata["hook_name"]).ShouldBe(("toy", "blocks.0.attn.hook_z"));
        }
        File.ReadAllText(Path.Combine(_folder["saelens"], "cfg.json")).ShouldContain("\"reshape_activations\": \"hook_z\"");
    }

    [Fact]
    public void Files_of_no_format_or_of_two_are_refused()
    {
        Directory.CreateDirectory(_folder["out"]);
        Should.Throw<InvalidDataException>(() => SaeFormats.Read(_folder["out"])).Message.ShouldContain("No dictionary was found");
        File.WriteAllText(Path.Combine(_folder["out"], "ae.pt"), "");
        File.WriteAllText(Path.Combine(_folder["out"], "params.npz"), "");
        Should.Throw<InvalidDataException>(() => SaeFormats.Read(_folder["out"])).Message.ShouldContain("several formats");
        Should.Throw<ArgumentException>(() => SaeFormats.Named("onnx")).Message.ShouldContain("gemma-scope");
    }

    private static string[] Expressible(string format) => format switch
    {
        "saelens" => [.. MadeUpDictionaries.Names],
        "dictionary-learning" => ["standard", "standard on x", "topk", "jumprelu", "jumprelu on x", "gated"],
        "sparsify" => ["topk", "topk same-width skip transcoder"],
        "openai" => ["standard", "standard on x"],
        "gemma-scope" => ["standard", "standard on x", "jumprelu", "jumprelu on x"],
        _ => [],
    };
}
