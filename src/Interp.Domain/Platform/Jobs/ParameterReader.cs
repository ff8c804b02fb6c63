using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Interp.Domain.Platform;

/// <summary>Reads what the attributes of a record of parameters say.</summary>
internal static class ParameterReader
{
    private static readonly HashSet<Type> Wholes = [typeof(int), typeof(long), typeof(short), typeof(byte)];

    /// <summary>Every member that is written into JSON, in the order in which people read them.</summary>
    public static IReadOnlyList<JobParameter> Of(Type parameters, object defaults)
    {
        var usual = JsonSerializer.SerializeToNode(defaults, parameters, JobJson.Options)!.AsObject();
        var all = Members(parameters).Select(member => Parameter(member, usual[member.Name], member.Get!(defaults))).ToList();
        var order = Members(parameters).Zip(all, (member, parameter) => (parameter, Place: Display(member)?.GetOrder() ?? 0)).OrderBy(p => p.Place).Select(p => p.parameter).ToList();
        List<string?> groups = [null, .. order.Select(p => p.Group).OfType<string>().Distinct(StringComparer.Ordinal)];
        return [.. order.OrderBy(p => groups.IndexOf(p.Group))];
    }

    /// <summary>What is wrong with values by themselves, as their attributes say.</summary>
    public static IEnumerable<ParameterProblem> Problems(object parameters) =>
        from member in Members(parameters.GetType())
        let value = member.Get!(parameters)
        let problem = Problem(member, value)
        where problem is not null
        select new ParameterProblem(member.Name, problem);

    private static string? Problem(JsonPropertyInfo member, object? value)
    {
        if (value is null && MayBeNull(member)) return null;
        if (Attribute<SlugAttribute>(member) is { } slug) return SlugAttribute.Matches(value as string ?? string.Empty) ? null : slug.FormatErrorMessage(member.Name);
        if (Choices(member) is { Count: > 0 } choices)
        {
            var among = value is Enum chosen ? Enum.IsDefined(chosen.GetType(), chosen) : choices.Contains(value as string, StringComparer.Ordinal);
            return among ? null : $"Choose {string.Join(", ", choices.SkipLast(1))} or {choices[^1]}.";
        }

        if (value is null) return null;
        if (Attribute<RangeAttribute>(member) is { } range)
            return NumberBounds.Of(range) is var bounds && bounds.Hold(Convert.ToDouble(value, CultureInfo.InvariantCulture)) ? null : bounds.Refusal;
        return Attribute<MaxLengthAttribute>(member) is { } most && value is string text && text.Length > most.Length ? $"Use at most {most.Length} characters." : null;
    }

    private static JobParameter Parameter(JsonPropertyInfo member, JsonNode? usual, object? value)
    {
        var display = Display(member);
        var label = display?.GetName() ?? throw new InvalidOperationException($"Say in people's words what '{member.Name}' of {member.DeclaringType.Name} is: [Display(Name = …)].");
        var bounds = Attribute<RangeAttribute>(member) is { } range ? NumberBounds.Of(range) : null;
        var written = value is null || value.Equals(Guid.Empty) || Problem(member, value) is not null ? null : Written(usual);
        return new(
            member.Name, label, display.GetDescription(), Attribute<UnitAttribute>(member)?.Name, display.GetGroupName(), TypeOf(member), Choices(member), bounds,
            string.IsNullOrEmpty(written) ? null : written, MayBeNull(member), member.Set is not null && display.GetAutoGenerateField() != false);
    }

    // Those that are ignored are listed too, and cannot be read.
    private static IEnumerable<JsonPropertyInfo> Members(Type parameters) => JobJson.Options.GetTypeInfo(parameters).Properties.Where(p => p.Get is not null);

    private static JobParameterType TypeOf(JsonPropertyInfo member)
    {
        var type = Bare(member);
        if (Choices(member).Count > 0) return JobParameterType.Choice;
        if (type == typeof(string) || type == typeof(Guid)) return JobParameterType.Text;
        if (Wholes.Contains(type)) return JobParameterType.Whole;
        if (type == typeof(double) || type == typeof(float)) return JobParameterType.Number;
        if (type == typeof(bool)) return JobParameterType.Box;
        return type.IsAssignableTo(typeof(IEnumerable<string>)) ? JobParameterType.List : JobParameterType.Json;
    }

    private static IReadOnlyList<string> Choices(JsonPropertyInfo member) =>
        Bare(member) is { IsEnum: true } type ? [.. Enum.GetValues(type).Cast<object>().Select(v => Written(JsonSerializer.SerializeToNode(v, type, JobJson.Options)))]
        : [.. (Attribute<AllowedValuesAttribute>(member)?.Values ?? []).OfType<string>()];

    /// <summary>As one would type it.</summary>
    private static string Written(JsonNode? node) => node switch
    {
        null => string.Empty,
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        JsonArray list when list.All(v => v is JsonValue) => string.Join(", ", list.Select(Written)),
        _ => node.ToJsonString(JobJson.Options),
    };

    private static Type Bare(JsonPropertyInfo member) => Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType;

    private static bool MayBeNull(JsonPropertyInfo member) =>
        Nullable.GetUnderlyingType(member.PropertyType) is not null || (member.AttributeProvider is PropertyInfo property && !property.PropertyType.IsValueType && new NullabilityInfoContext().Create(property).WriteState == NullabilityState.Nullable);

    private static DisplayAttribute? Display(JsonPropertyInfo member) => Attribute<DisplayAttribute>(member);

    private static TAttribute? Attribute<TAttribute>(JsonPropertyInfo member)
        where TAttribute : Attribute =>
        member.AttributeProvider?.GetCustomAttributes(typeof(TAttribute), inherit: true).OfType<TAttribute>().SingleOrDefault();
}
