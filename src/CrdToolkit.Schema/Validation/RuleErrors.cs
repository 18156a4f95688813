using CrdToolkit.Schema.Json;

namespace CrdToolkit.Schema.Validation;

/// <summary>Collects the mistakes that rules find.</summary>
internal sealed class RuleErrors
{
    private readonly List<FieldError> errors = [];

    public IReadOnlyList<FieldError> Found => errors;

    public int Count => errors.Count;

    public void Invalid(string rule, FieldPath path, JsonValue? badValue, string detail) =>
        errors.Add(new(rule, FieldErrorType.Invalid, path.ToString(), detail, badValue ?? JsonNull.Instance));

    public void Required(string rule, FieldPath path, string detail = "") =>
        errors.Add(new(rule, FieldErrorType.Required, path.ToString(), detail, null));

    public void Forbidden(string rule, FieldPath path, string detail) =>
        errors.Add(new(rule, FieldErrorType.Forbidden, path.ToString(), detail, null));

    public void Duplicate(string rule, FieldPath path, JsonValue badValue) =>
        errors.Add(new(rule, FieldErrorType.Duplicate, path.ToString(), "", badValue));

    public void NotSupported(string rule, FieldPath path, string badValue, params string[] supported) => errors.Add(
        new(rule, FieldErrorType.NotSupported, path.ToString(), "supported values: " + string.Join(", ", supported.Select(GoText.Quote)), badValue));

    public void TooMany(string rule, FieldPath path, int count, int max) => errors.Add(
        new(rule, FieldErrorType.TooMany, path.ToString(), $"must have at most {max} items", JsonNumber.FromInt64(count)));

    public void Add(FieldError error) => errors.Add(error);

    public void AddRange(IEnumerable<FieldError> found) => errors.AddRange(found);

    public void AddRange(RuleErrors found) => errors.AddRange(found.errors);
}
