namespace Interp.Analysis.Dictionaries;

/// <summary>What the pass remembers of one feature: at most about 9 KB, however long the text.</summary>
internal sealed class FeatureTally(ulong seed)
{
    public long Count { get; private set; }

    public double Sum { get; private set; }

    public double SumOfSquares { get; private set; }

    public ExtremeList Highest { get; } = new(CardLayout.ExtremeExamples, highest: true);

    public ExtremeList Lowest { get; } = new(CardLayout.ExtremeExamples, highest: false);

    public Reservoir Sample { get; } = new(CardLayout.SampleSize, seed);

    public float Max => Highest.Items.IsEmpty ? 0 : Highest.Items[0].Value;

    public void Add(float value, int row)
    {
        Count++;
        Sum += value;
        SumOfSquares += (double)value * value;
        Highest.Offer(value, row);
        Lowest.Offer(value, row);
        Sample.Offer(value, row);
    }
}
