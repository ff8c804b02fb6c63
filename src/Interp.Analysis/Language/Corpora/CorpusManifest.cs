namespace Interp.Analysis.Language;

/// <summary>What a corpus folder holds (<c>corpus.json</c>).</summary>
/// <param name="FormatVersion">Layout of the folder; this code reads version 1.</param>
/// <param name="Name">E.g. <c>mini-pile</c>.</param>
/// <param name="Hash">SHA-256 (hex) over the two hashes below and the tokenizer's fingerprint: equal hashes are equal corpora.</param>
/// <param name="TokensHash">SHA-256 of <c>tokens.bin</c>.</param>
/// <param name="DocumentsHash">SHA-256 of <c>documents.jsonl</c>.</param>
/// <param name="TokenizerFingerprint">Of the tokenizer in <c>tokenizer.json</c>.</param>
/// <param name="VocabularySize">Ids are below this.</param>
/// <param name="EndOfText">The id that closes each document.</param>
/// <param name="Tokens">All tokens, end-of-text included.</param>
/// <param name="TrainTokens">Tokens of the training documents, which come first.</param>
/// <param name="Documents">All documents.</param>
/// <param name="TrainDocuments">Documents of the training side.</param>
/// <param name="Bytes">UTF-8 bytes of all texts.</param>
/// <param name="Seed">Of the split, the sample for the tokenizer and the order of documents.</param>
/// <param name="Classes">Totals of each class, by name.</param>
/// <param name="Origins">Packages or files it was built from.</param>
public sealed record CorpusManifest(
    int FormatVersion,
    string Name,
    string Hash,
    string TokensHash,
    string DocumentsHash,
    string TokenizerFingerprint,
    int VocabularySize,
    int EndOfText,
    long Tokens,
    long TrainTokens,
    int Documents,
    int TrainDocuments,
    long Bytes,
    int Seed,
    IReadOnlyList<CorpusClass> Classes,
    IReadOnlyList<CorpusOrigin> Origins)
{
    public const int CurrentFormat = 1;
    public const string FileName = "corpus.json";
    public const string TokensFileName = "tokens.bin";
    public const string DocumentsFileName = "documents.jsonl";
    public const string TokenizerFileName = "tokenizer.json";
}

/// <summary>Totals of one class of text.</summary>
/// <param name="Class">E.g. <c>arabic</c>.</param>
/// <param name="TrainTokens">Tokens in training documents.</param>
/// <param name="HeldOutTokens">Tokens in held-out documents; rare classes are over-represented there.</param>
/// <param name="TrainShare">Share of the training tokens: weight held-out classes by it to get the natural mix.</param>
/// <param name="TrainDocuments">Training documents.</param>
/// <param name="HeldOutDocuments">Held-out documents.</param>
/// <param name="Bytes">UTF-8 bytes on both sides.</param>
public sealed record CorpusClass(
    string Class, long TrainTokens, long HeldOutTokens, double TrainShare, int TrainDocuments, int HeldOutDocuments, long Bytes);
