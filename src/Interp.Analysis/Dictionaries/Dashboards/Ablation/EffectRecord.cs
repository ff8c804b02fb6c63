using System.Runtime.CompilerServices;

namespace Interp.Analysis.Dictionaries;

/// <summary>The effect on one prediction as it lies in the spool: 84 bytes, numbers as their bits.</summary>
[InlineArray(1 + (4 * CardLayout.AblationTokens))]
internal struct EffectRecord
{
    private int _first;

    /// <summary>loss(ablated) − loss(clean), in nats.</summary>
    public float LossEffect
    {
        readonly get => BitConverter.Int32BitsToSingle(this[0]);
        set => this[0] = BitConverter.SingleToInt32Bits(value);
    }

    /// <summary>Keeps a list of tokens; an empty one where none was asked for.</summary>
    public void Set(bool raised, ReadOnlySpan<TokenLogit> tokens)
    {
        var at = Start(raised);
        for (var i = 0; i < CardLayout.AblationTokens; i++)
        {
            this[at + i] = i < tokens.Length ? tokens[i].Token : -1;
            this[at + CardLayout.AblationTokens + i] = i < tokens.Length ? BitConverter.SingleToInt32Bits(tokens[i].Value) : 0;
        }
    }

    public readonly TokenLogit[] Get(bool raised)
    {
        var tokens = new List<TokenLogit>(CardLayout.AblationTokens);
        var at = Start(raised);
        for (var i = 0; i < CardLayout.AblationTokens && this[at + i] >= 0; i++)
            tokens.Add(new TokenLogit(this[at + i], BitConverter.Int32BitsToSingle(this[at + CardLayout.AblationTokens + i])));
        return [.. tokens];
    }

    private static int Start(bool raised) => raised ? 1 : 1 + (2 * CardLayout.AblationTokens);
}
