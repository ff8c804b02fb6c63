using Interp.Analysis.Language;
using TorchSharp;

namespace Interp.Analysis.Tests.Language;

public sealed class ModelImportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ModelImportTests() => Gpt2Checkpoint.Write(_folder.In("theirs"));

    [Fact]
    public async Task A_checkpoint_is_taken_in_whole_and_answers_as_it_did()
    {
        File.WriteAllText(_folder.In("theirs/README.md"), "not taken");
        var model = await Add("gpt2");

        (model.Config.n_layers, model.Config.n_heads, model.Tokens).ShouldBe((3, 3, Gpt2Checkpoint.Tokenizer.VocabularySize));
        Directory.GetFileSystemEntries(_folder.In("models")).Select(Path.GetFileName).ShouldBe(["gpt2"]);
        Directory.GetFiles(model.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal).ShouldBe(["config.json", "model.safetensors", "tokenizer.json"]);
        using var scope = torch.NewDisposeScope();
        using var theirs = ModelFolder.Load(_folder.In("theirs"));
        using var ours = ModelFolder.Load(model.Folder);
        var tokens = TinyDecoder.Tokens(1, 2, 3);
        ours.Forward(tokens).allclose(theirs.Forward(tokens), rtol: 0, atol: 0).ShouldBeTrue();
    }

    [Fact]
    public async Task Two_files_of_a_tokenizer_do_as_well_as_one()
    {
        File.Delete(_folder.In("theirs/tokenizer.json"));
        File.WriteAllText(_folder.In("theirs/vocab.json"), System.Text.Json.JsonSerializer.Serialize(Enumerable.Range(0, 256).ToDictionary(ByteLetter, b => b, StringComparer.Ordinal)));
        File.WriteAllText(_folder.In("theirs/merges.txt"), "#version: 0.2\n");

        var model = await Add("gpt2");

        model.Tokens.ShouldBe(256);
        File.Exists(Path.Combine(model.Folder, "merges.txt")).ShouldBeTrue();
    }

    [Theory]
    [InlineData("config.json", "has no config.json")]
    [InlineData("tokenizer.json", "has no tokenizer")]
    [InlineData("model.safetensors", "has no model.safetensors")]
    public async Task A_missing_file_is_named_and_nothing_is_left_behind(string file, string reason)
    {
        File.Delete(_folder.In($"theirs/{file}"));
        await Refused("gpt2", reason);
        Directory.GetFileSystemEntries(_folder.In("models")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("model.safetensors.index.json", "in several files")]
    [InlineData("pytorch_model.bin", "pickle")]
    public async Task Weights_in_another_form_are_refused_with_what_to_do(string file, string reason)
    {
        File.Move(_folder.In("theirs/model.safetensors"), _folder.In($"theirs/{file}"));
        await Refused("gpt2", reason);
    }

    [Fact]
    public async Task Weights_that_do_not_fit_their_configuration_are_refused()
    {
        File.WriteAllText(_folder.In("theirs/config.json"), File.ReadAllText(_folder.In("theirs/config.json")).Replace("\"n_layer\":3", "\"n_layer\":4", StringComparison.Ordinal));
        await Refused("gpt2", "h.3.");
    }

    [Fact]
    public async Task A_tokenizer_of_another_model_is_refused()
    {
        TokenizerJson.Write(BytePairTrainer.Train(Enumerable.Range(0, 3000).Select(i => $"w{i} w{i}"), 1500, WordSplit.Gpt2, cancellationToken: TestContext.Current.CancellationToken), _folder.In("theirs/tokenizer.json"));
        await Refused("gpt2", "do not belong together");
    }

    [Fact]
    public async Task Damaged_weights_are_refused()
    {
        var path = _folder.In("theirs/model.safetensors");
        var bytes = File.ReadAllBytes(path);
        // The last numbers are the final norm's gain or bias: made not a number.
        bytes.AsSpan(bytes.Length - 32).Fill(0xFF);
        File.WriteAllBytes(path, bytes);
        await Refused("gpt2", "not finite");
    }

    [Theory]
    [InlineData("")]
    [InlineData("../up")]
    [InlineData("GPT2")]
    [InlineData("-a")]
    public async Task Names_that_are_no_names_are_refused(string name) => await Refused(name, "is no name for a model");

    [Fact]
    public async Task A_model_that_is_there_stays()
    {
        await Add("gpt2");
        await Refused("gpt2", "There is a model gpt2 already");
    }

    public void Dispose() => _folder.Dispose();

    private async Task<ImportedModel> Add(string name) =>
        await ModelImport.AddAsync(new FolderSource(_folder.In("theirs")), _folder.In("models"), name, cancellationToken: TestContext.Current.CancellationToken);

    private async Task Refused(string name, string reason) => (await Should.ThrowAsync<InvalidDataException>(() => Add(name))).Message.ShouldContain(reason);

    // GPT-2's printable letter of a byte.
    private static string ByteLetter(int value)
    {
        if (value is (>= '!' and <= '~') or (>= 0xA1 and <= 0xAC) or (>= 0xAE and <= 0xFF)) return ((char)value).ToString();
        var shift = Enumerable.Range(0, value).Count(b => b is not ((>= '!' and <= '~') or (>= 0xA1 and <= 0xAC) or (>= 0xAE and <= 0xFF)));
        return ((char)(256 + shift)).ToString();
    }
}
