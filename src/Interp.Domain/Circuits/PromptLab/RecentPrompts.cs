namespace Interp.Domain.Circuits;

/// <summary>The latest answers, so that turning from head to head does not run a prompt again. An answer never changes while the weights are the same.</summary>
internal sealed class RecentPrompts
{
    private const long MostBytes = 64L << 20;
    private readonly Lock gate = new();
    private readonly LinkedList<(string Weights, PromptLabQuestion Question, PromptLabAnswer Answer)> byUse = [];

    public PromptLabAnswer? Find(string weights, PromptLabQuestion question)
    {
        lock (gate)
        {
            for (var node = byUse.First; node is not null; node = node.Next)
            {
                if (node.Value.Weights != weights || node.Value.Question != question) continue;
                byUse.Remove(node);
                byUse.AddFirst(node);
                return node.Value.Answer;
            }

            return null;
        }
    }

    public void Keep(string weights, PromptLabQuestion question, PromptLabAnswer answer)
    {
        lock (gate)
        {
            byUse.AddFirst((weights, question, answer));
            while (byUse.Count > 1 && byUse.Sum(k => Bytes(k.Answer.Clean) + Bytes(k.Answer.Corrupted)) > MostBytes) byUse.RemoveLast();
        }
    }

    private static long Bytes(LabReading? reading) => reading is null ? 0 : reading.Attention.Weights.Length + (4L * reading.Attention.ValueNorms.Length) + (16L * (reading.Lens?.Own.Tokens.Length ?? 0)) + 4096;
}
