namespace Interp.Analysis.Dictionaries;

/// <summary>
/// The text of a pass, row by row: blocks of consecutive corpus tokens, in corpus order. 8 bytes of memory for each row.
/// </summary>
internal sealed class PassRows
{
    private readonly long[] _blockStarts;
    private readonly int _blockLength;
    private readonly int[] _documents;
    private readonly int _skippedToken;

    /// <param name="blockStarts">Corpus position of each block's first token, increasing.</param>
    /// <param name="blockLength">Tokens in each block; the last may be shorter.</param>
    /// <param name="tokens">Token id of each row.</param>
    /// <param name="documents">Document index of each row.</param>
    /// <param name="skippedToken">Rows of this token do not count: they carry no text and no dictionary is trained on them. -1 for none.</param>
    public PassRows(long[] blockStarts, int blockLength, int[] tokens, int[] documents, int skippedToken = -1)
    {
        if (tokens.Length != documents.Length || tokens.Length > (long)blockStarts.Length * blockLength)
            throw new ArgumentException("Tokens, documents and blocks of a pass do not agree in length.", nameof(tokens));

        (_blockStarts, _blockLength, _documents) = (blockStarts, blockLength, documents);
        Tokens = tokens;
        _skippedToken = skippedToken;
        Counted = skippedToken < 0 ? tokens.Length : tokens.Length - tokens.AsSpan().Count(skippedToken);
    }

    public int[] Tokens { get; }

    public int Count => Tokens.Length;

    /// <summary>Rows that count: the denominator of densities.</summary>
    public int Counted { get; }

    public bool IsCounted(int row) => Tokens[row] != _skippedToken;

    public int Document(int row) => _documents[row];

    public long Position(int row) => _blockStarts[row / _blockLength] + (row % _blockLength);

    /// <summary>The rows within reach of <paramref name="row"/> in the same document and block.</summary>
    public (int First, int Count) Window(int row, int reach)
    {
        var (first, last) = (row, row);
        while (row - first < reach && first > 0 && Joined(first - 1, row))
            first--;
        while (last - row < reach && last + 1 < Count && Joined(last + 1, row))
            last++;
        return (first, last - first + 1);
    }

    private bool Joined(int a, int b) => _documents[a] == _documents[b] && a / _blockLength == b / _blockLength;
}
