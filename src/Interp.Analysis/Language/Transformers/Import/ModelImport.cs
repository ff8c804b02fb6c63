using TorchSharp;

namespace Interp.Analysis.Language;

/// <summary>Takes in a model folder that others made. It appears whole, after it has been loaded and run, or not at all.</summary>
public static class ModelImport
{
    private const string Config = "config.json", Weights = "model.safetensors", Shards = "model.safetensors.index.json", Pickle = "pytorch_model.bin";

    /// <summary>Weights above this are refused, in bytes.</summary>
    private const long MostWeights = 64L << 30;

    private const long MostOther = 64L << 20;

    /// <summary>The tokenizer's files, each set enough by itself; the first that is whole is taken.</summary>
    private static readonly string[][] Tokenizers = [["tokenizer.json"], ["vocab.json", "merges.txt"], ["tokens.json"]];

    /// <summary>Copies config.json, model.safetensors and the tokenizer of <paramref name="source"/> to <paramref name="parent"/>/<paramref name="name"/>.</summary>
    /// <param name="source">Where the files are.</param>
    /// <param name="parent">Folder of models.</param>
    /// <param name="name">Lower-case letters, digits and hyphens.</param>
    /// <param name="progress">Told the file that is being copied.</param>
    /// <param name="cancellationToken">Stops, leaving nothing behind.</param>
    /// <exception cref="InvalidDataException">The name is taken or no name, or what is there is no model that can be run; the message says what to do.</exception>
    public static async Task<ImportedModel> AddAsync(IModelSource source, string parent, string name, IProgress<string>? progress = null, CancellationToken cancellationToken = default)
    {
        if (name.Length is 0 or > 80 || !name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-') || name[0] == '-')
            throw new InvalidDataException($"'{name}' is no name for a model: use up to 80 lower-case letters, digits and hyphens.");
        var target = Path.Combine(Path.GetFullPath(parent), name);
        if (Directory.Exists(target)) throw new InvalidDataException($"There is a model {name} already, in {target}. Choose another name, or delete that folder first.");

        var part = $"{target}.part-{Environment.ProcessId}";
        try
        {
            Directory.CreateDirectory(part);
            await Copy(source, part, progress, cancellationToken);
            progress?.Report("loading");
            var model = Check(part) with { Folder = target };
            Directory.Move(part, target);
            return model;
        }
        finally
        {
            if (Directory.Exists(part)) Directory.Delete(part, recursive: true);
        }
    }

    /// <summary>Loads the model in <paramref name="folder"/> and runs a few tokens through it.</summary>
    /// <exception cref="InvalidDataException">It cannot be loaded, its tokenizer has more ids than it, or its answers are no numbers.</exception>
    public static ImportedModel Check(string folder)
    {
        ITokenizer tokenizer;
        try
        {
            tokenizer = TokenizerFolder.Load(folder);
        }
        catch (TokenizerFormatException error)
        {
            throw new InvalidDataException(error.Message, error);
        }

        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        using var decoder = ModelFolder.Load(folder);
        var config = decoder.Config;
        if (tokenizer.VocabularySize > config.d_vocab)
            throw new InvalidDataException($"The tokenizer has {tokenizer.VocabularySize} ids and the model {config.d_vocab}: they do not belong together. Supply the tokenizer that came with the weights.");
        var tokens = torch.arange(Math.Min(8, Math.Min(config.n_ctx, config.d_vocab))).unsqueeze(0);
        if (!decoder.Forward(tokens).isfinite().all().ToBoolean())
            throw new InvalidDataException("The model's answers are not finite numbers: the weights are damaged. Supply them anew.");
        return new ImportedModel(folder, config, DecoderWeights.Count(config), tokenizer.VocabularySize);
    }

    private static async Task Copy(IModelSource source, string folder, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        if (!await CopyFile(Config, MostOther))
            throw new InvalidDataException($"{source.Name} has no {Config}. A model folder of Hugging Face's layout holds {Config}, {Weights} and {Tokenizers[0][0]}.");
        if (!await CopyTokenizer())
            throw new InvalidDataException($"{source.Name} has no tokenizer. Put {string.Join(", or ", Tokenizers.Select(t => string.Join(" with ", t)))} beside {Config}.");
        if (await CopyFile(Weights, MostWeights)) return;
        if (await Has(Shards)) throw new InvalidDataException($"The weights of {source.Name} are in several files. Join them into one {Weights}.");
        if (await Has(Pickle)) throw new InvalidDataException($"The weights of {source.Name} are a pickle, which can run programs when it is read. Save them as {Weights}.");
        throw new InvalidDataException($"{source.Name} has no {Weights}. Put the weights beside {Config}.");

        async Task<bool> CopyTokenizer()
        {
            foreach (var files in Tokenizers)
            {
                var whole = true;
                foreach (var file in files) whole = whole && await CopyFile(file, MostOther);
                if (whole) return true;
            }

            return false;
        }

        async Task<bool> Has(string file)
        {
            await using var stream = await source.OpenAsync(file, cancellationToken);
            return stream is not null;
        }

        async Task<bool> CopyFile(string file, long most)
        {
            await using var stream = await source.OpenAsync(file, cancellationToken);
            if (stream is null) return false;
            progress?.Report(file);
            await using var copy = File.Create(Path.Combine(folder, file));
            var buffer = new byte[1 << 20];
            for (long copied = 0; await stream.ReadAsync(buffer, cancellationToken) is > 0 and var read;)
            {
                if ((copied += read) > most) throw new InvalidDataException($"{file} is larger than the {most} bytes up to which it is taken in.");
                await copy.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }

            return true;
        }
    }
}
