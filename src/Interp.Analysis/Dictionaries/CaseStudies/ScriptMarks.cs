using System.Buffers;
using System.Text;
using Interp.Analysis.Language;

namespace Interp.Analysis.Dictionaries;

/// <summary>
/// Finds the tokens that hold a byte of a script's characters. Characters may be spread over several byte-level tokens, so the
/// bytes are decoded across token borders and each character marks every token it touches.
/// </summary>
public sealed class ScriptMarks(ITokenizer tokenizer, ScriptBlock block)
{
    private readonly byte[] _pending = new byte[4];

    /// <summary>Tokens without a byte of 0x80 or more: they hold no character of any script asked for, and end a broken one.</summary>
    private readonly bool[] _plain = [.. Enumerable.Range(0, tokenizer.VocabularySize).Select(id => Ascii.IsValid(tokenizer.Bytes(id)))];

    /// <summary>Sets <paramref name="marks"/>[i] when a byte of token i belongs to a character of the script.</summary>
    public void Mark(ReadOnlySpan<int> tokens, Span<bool> marks)
    {
        marks[..tokens.Length].Clear();
        Span<int> owners = stackalloc int[4];
        var length = 0;
        for (var token = 0; token < tokens.Length; token++)
        {
            if (_plain[tokens[token]] && !tokenizer.Bytes(tokens[token]).IsEmpty)
            {
                length = 0;
                continue;
            }

            foreach (var value in tokenizer.Bytes(tokens[token]))
            {
                _pending[length] = value;
                owners[length++] = token;
                length = Consume(length, owners, marks);
            }
        }
    }

    /// <summary>Takes whole or broken characters off the front of the pending bytes; returns how many bytes still wait.</summary>
    private int Consume(int length, Span<int> owners, Span<bool> marks)
    {
        while (length > 0)
        {
            var status = Rune.DecodeFromUtf8(_pending.AsSpan(0, length), out var rune, out var used);
            if (status == OperationStatus.NeedMoreData)
                return length;

            if (status == OperationStatus.Done && block.Contains(rune))
            {
                for (var i = 0; i < used; i++)
                    marks[owners[i]] = true;
            }

            for (var i = used; i < length; i++)
                (_pending[i - used], owners[i - used]) = (_pending[i], owners[i]);
            length -= used;
        }

        return 0;
    }
}
