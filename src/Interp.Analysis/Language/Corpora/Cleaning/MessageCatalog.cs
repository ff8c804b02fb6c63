using System.Buffers.Binary;
using System.Text;

namespace Interp.Analysis.Language;

/// <summary>
/// The translations in a gettext <c>.mo</c> file (little-endian layout: magic 0x950412de, then counts and two tables of length and offset), one
/// a line. Messages equal to their English original are not translations and go.
/// </summary>
public sealed class MessageCatalog : ITextCleaner
{
    private const uint Magic = 0x950412de;

    public static MessageCatalog Instance { get; } = new();

    public string Clean(byte[] content, string path)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (content.Length < 28 || Word(content, 0) != Magic)
        {
            throw new InvalidDataException("not a little-endian .mo file");
        }

        var (count, originals, translations) = (Word(content, 8), Word(content, 12), Word(content, 16));
        var lines = new StringBuilder();
        for (uint i = 0; i < count; i++)
        {
            var original = Text(content, originals + (i * 8UL));
            var translation = Text(content, translations + (i * 8UL));
            if (original.Length > 0 && !string.Equals(original, translation, StringComparison.Ordinal))
            {
                // Plural forms follow each other, parted by NUL.
                lines.Append(MessageText.Strip(translation.Replace('\0', '\n'))).Append('\n');
            }
        }

        return PlainText.Tidy(lines.ToString());
    }

    private static uint Word(ReadOnlySpan<byte> content, ulong at) =>
        at + 4 <= (ulong)content.Length
            ? BinaryPrimitives.ReadUInt32LittleEndian(content[(int)at..])
            : throw new InvalidDataException("a .mo table points outside its file");

    private static string Text(ReadOnlySpan<byte> content, ulong entry)
    {
        ulong length = Word(content, entry);
        ulong offset = Word(content, entry + 4);
        return offset + length <= (ulong)content.Length
            ? Encoding.UTF8.GetString(content.Slice((int)offset, (int)length))
            : throw new InvalidDataException("a .mo string points outside its file");
    }
}
