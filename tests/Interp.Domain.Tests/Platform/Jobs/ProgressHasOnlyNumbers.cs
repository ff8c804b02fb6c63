using System.Text.Json;
using Interp.Domain.Platform;

namespace Interp.Domain.Tests.Platform;

public sealed class ProgressHasOnlyNumbers
{
    [Fact]
    public void What_is_infinite_or_no_number_is_left_out_and_the_rest_is_written()
    {
        var report = new JobProgress("train", 1, 1, 3, 10)
        {
            Numbers = new Dictionary<string, double>(StringComparer.Ordinal) { ["loss"] = double.NaN, ["norm"] = double.PositiveInfinity, ["least"] = double.NegativeInfinity, ["dead"] = 7 },
        };

        var written = JsonSerializer.SerializeToElement(report, JobJson.Options);

        written.GetProperty("numbers").GetRawText().ShouldBe("""{"dead":7}""");
        (written.GetProperty("step").GetInt64(), written.GetProperty("steps").GetInt64()).ShouldBe((3, 10));
    }

    [Fact]
    public void A_report_without_numbers_has_none() =>
        JsonSerializer.SerializeToElement(new JobProgress("publish", 5, 5, 0, 1), JobJson.Options).GetProperty("numbers").GetRawText().ShouldBe("{}");
}
