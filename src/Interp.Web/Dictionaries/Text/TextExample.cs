namespace Interp.Web.Dictionaries;

/// <summary>A text to begin with.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Text">In our own words.</param>
public sealed record TextExample(string Title, string Text)
{
    /// <summary>Kinds of text that small models learn features for.</summary>
    public static IReadOnlyList<TextExample> All { get; } =
    [
        new("English", "The harbour was quiet when the last boat came in. Nobody spoke of the storm, but everyone counted the lamps along the quay."),
        new("Arabic", "كانت المدينة هادئة في الصباح، ثم فتح الخباز دكانه وامتلأ الشارع برائحة الخبز."),
        new("Hebrew", "בבוקר היתה העיר שקטה, ואחר כך פתח האופה את חנותו והרחוב התמלא בריח הלחם."),
        new("DNA", "ATGGCGTACCTTGAACGTTAGCCATGCAATTGGCCTAGGATCCGTTACGATCGGATTACAGCTAAGCTTGC"),
        new("Base64", "RWFjaCBsZXR0ZXIgc3RhbmRzIGZvciBzaXggYml0cywgc28gdGhhdCBhIHBpY3R1cmUsIGEga2V5IG9yIGEgd2hvbGUgcHJvZ3JhbSBjYW4gdHJhdmVsIGFzIHBsYWluIHRleHQu"),
        new("Code", "def mean(values):\n    total = 0\n    for value in values:\n        total += value\n    return total / len(values)\n"),
    ];
}
