namespace Interp.Domain.Dictionaries;

/// <summary>The latest answers, so that looking around in a text does not run it again. An answer never changes: a dictionary's id stands for its weights.</summary>
internal sealed class RecentTexts
{
    private const int Most = 64;
    private readonly Lock gate = new();
    private readonly LinkedList<(TextKey Key, TextAnswer Answer)> byUse = [];

    public TextAnswer? Find(TextKey key)
    {
        lock (gate)
        {
            for (var node = byUse.First; node is not null; node = node.Next)
            {
                if (node.Value.Key != key) continue;
                byUse.Remove(node);
                byUse.AddFirst(node);
                return node.Value.Answer;
            }

            return null;
        }
    }

    public void Keep(TextKey key, TextAnswer answer)
    {
        lock (gate)
        {
            byUse.AddFirst((key, answer));
            if (byUse.Count > Most) byUse.RemoveLast();
        }
    }
}
