using Interp.Analysis.Language;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Lab;

/// <summary>
/// A model beside its tokenizer, by the names of TransformerLens's HookedTransformer: what a script or a notebook begins with. Nothing here records
/// gradients; who wants them runs <see cref="Decoder"/>.
/// </summary>
/// <remarks>A tensor that is returned belongs to the caller: <c>using</c> frees it at once, the garbage collector some time after nobody holds it.</remarks>
public sealed partial class HookedModel : IDisposable
{
    /// <summary>Takes over the model.</summary>
    /// <param name="decoder">The model.</param>
    /// <param name="tokenizer">The one it was trained with.</param>
    /// <param name="prependBos">Whether each text and prompt begins with the token that starts a document. TransformerLens does so unless told otherwise; here one says so.</param>
    /// <exception cref="ArgumentException">The vocabulary has no such token.</exception>
    public HookedModel(Decoder decoder, ITokenizer tokenizer, bool prependBos = false)
    {
        if (prependBos && tokenizer.BeginningOfText < 0)
            throw new ArgumentException("This model's vocabulary has no token that begins a document. Leave prependBos out.", nameof(prependBos));
        (Decoder, Tokenizer, PrependBos) = (decoder, tokenizer, prependBos);
    }

    public Decoder Decoder { get; }

    public ITokenizer Tokenizer { get; }

    public DecoderConfig Config => Decoder.Config;

    /// <summary>Whether each text and prompt begins with the token that starts a document.</summary>
    public bool PrependBos { get; }

    /// <summary>Loads a folder with <c>config.json</c>, <c>model.safetensors</c> and a tokenizer, in our layout or Hugging Face's of GPT-2 and Llama.</summary>
    /// <param name="folder">E.g. <c>models/ioi-mini</c>.</param>
    /// <param name="prependBos">As for the constructor.</param>
    /// <exception cref="FileNotFoundException">There is no model in the folder.</exception>
    /// <exception cref="InvalidDataException">Configuration or weights are not what they should be; the message says what to do.</exception>
    /// <exception cref="TokenizerFormatException">There is no tokenizer in the folder, or one that is not supported.</exception>
    public static HookedModel Load(string folder, bool prependBos = false)
    {
        // The tokenizer first: it holds nothing that had to be freed if the weights are refused.
        var tokenizer = Directory.Exists(folder)
            ? TokenizerFolder.Load(folder)
            : throw new FileNotFoundException($"There is no folder {Path.GetFullPath(folder)}. Give the folder of a model, such as models/ioi-mini of the checkout.", folder);
        return new HookedModel(ModelFolder.Load(folder), tokenizer, prependBos);
    }

    /// <summary>Texts as the model reads them.</summary>
    /// <param name="texts">One or more, of as many tokens each.</param>
    /// <returns>int64 [batch, pos].</returns>
    /// <exception cref="ArgumentException">None is given, one is empty, or they differ in length.</exception>
    public Tensor ToTokens(params IReadOnlyList<string> texts)
    {
        if (texts.Count == 0) throw new ArgumentException("Give at least one text.", nameof(texts));
        var rows = texts.Select(Ids).ToList();
        var pos = rows[0].Length;
        if (rows.Find(r => r.Length != pos) is { } other)
            throw new ArgumentException($"\"{texts[rows.IndexOf(other)]}\" has {other.Length} tokens and \"{texts[0]}\" {pos}. Run texts of different lengths one by one, or pairs of prompts through ToPrompts.", nameof(texts));
        return torch.tensor(rows.SelectMany(r => r).ToArray()).view(rows.Count, pos);
    }

    /// <summary>The tokens of a text as the site shows them: whitespace kept, ⏎ for a newline.</summary>
    public IReadOnlyList<string> ToStringTokens(string text) => Ids(text).Select(id => ToSingleStringToken((int)id)).ToList();

    /// <summary>The id of a word that is one token, its leading space included.</summary>
    /// <exception cref="ArgumentException">It is none or several; the message shows them.</exception>
    public int ToSingleToken(string word)
    {
        var ids = SingleToken.Ids(Tokenizer, word);
        return ids is [var only]
            ? only
            : throw new ArgumentException($"\"{word}\" is {ids.Length} tokens ({TokenDifference.Pieces(Tokenizer, ids)}). Choose a word of one token, and mind its leading space.", nameof(word));
    }

    /// <summary>A token as the site shows it.</summary>
    public string ToSingleStringToken(int id) => TokenDisplay.Show(Tokenizer, id);

    public void Dispose() => Decoder.Dispose();

    private long[] Ids(string text)
    {
        var ids = Tokenizer.Encode(text);
        if (ids.Length == 0) throw new ArgumentException("A text is empty. Write at least one character.", nameof(text));
        return [.. PrependBos ? [Tokenizer.BeginningOfText] : Array.Empty<int>(), .. ids];
    }
}
