using CrdToolkit.Schema.Cel.Evaluation;
using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Schema.Validation.Schemas;

namespace CrdToolkit.Schema.Objects;

/// <summary>
/// The CEL rules of a schema, evaluated for a value and what it was before, as far as their functions and types are known here; in the
/// words of the API server.
/// </summary>
public sealed class RuleEvaluation
{
    private static readonly FieldErrorType[] Blocking = [FieldErrorType.NotSupported, FieldErrorType.Required, FieldErrorType.TooLong, FieldErrorType.TooMany, FieldErrorType.TypeInvalid];

    private readonly string rule;
    private readonly bool ratchets;
    private readonly List<FieldError> errors = [];
    private readonly List<FieldError> tolerated = [];
    private readonly List<(string Field, string Rule)> unknown = [];

    private RuleEvaluation(string rule, bool ratchets) => (this.rule, this.ratchets) = (rule, ratchets);

    /// <summary>The rules that are broken.</summary>
    public IReadOnlyList<FieldError> Errors => errors;

    /// <summary>Rules that are broken by values which the update leaves as they were: the API server warns of them.</summary>
    public IReadOnlyList<FieldError> Tolerated => tolerated;

    /// <summary>Rules of which only an API server can tell whether they are kept, with the field that they are about.</summary>
    public IReadOnlyList<(string Field, string Rule)> Unknown => unknown;

    /// <summary>Whether a schema has rules.</summary>
    public static bool HasRules(JsonSchemaProps? schema) => schema is not null && (!schema.Validations.IsEmpty
        || schema.Properties.Values.Any(HasRules) || HasRules(schema.Items) || HasRules(schema.AdditionalProperties?.Schema));

    /// <summary>Evaluates the rules of a resource.</summary>
    /// <param name="value">The resource.</param>
    /// <param name="schema">The schema of its version.</param>
    /// <param name="old">What it was before; null when it is created.</param>
    public static RuleEvaluation Of(JsonObject value, JsonSchemaProps schema, JsonObject? old)
    {
        var evaluation = new RuleEvaluation("x-kubernetes-validations", ratchets: true);
        evaluation.Check(value, schema, old is null ? CorrelatedValue.None : new(old, schema, IsRoot: true), new FieldPath(""), isResource: true);
        return evaluation;
    }

    /// <summary>What stands in the place of broken rules where an object has mistakes that keep the API server from evaluating any.</summary>
    /// <param name="found">The mistakes by the schema.</param>
    public static FieldError? NotChecked(IEnumerable<FieldError> found) => found.Any(error => Array.IndexOf(Blocking, error.Type) >= 0)
        ? new("x-kubernetes-validations", FieldErrorType.Invalid, "<nil>", "some validation rules were not checked because the object was invalid; correct the existing errors to complete validation", JsonNull.Instance)
        : null;

    /// <summary>Evaluates the rules for a default, as a value that stays as it was, and then as one of a new object.</summary>
    /// <param name="value">The default.</param>
    /// <param name="schema">The schema that has it.</param>
    /// <param name="field">The path of the default.</param>
    public static IReadOnlyList<FieldError> OfDefault(JsonValue value, JsonSchemaProps schema, string field) => OfDefault(value, schema, new FieldPath(field));

    internal static IReadOnlyList<FieldError> OfDefault(JsonValue value, JsonSchemaProps schema, FieldPath path)
    {
        foreach (var old in new[] { new CorrelatedValue(value, schema, IsRoot: false), CorrelatedValue.None })
        {
            var evaluation = new RuleEvaluation("R-109", ratchets: false);
            evaluation.Check(value, schema, old, path, isResource: false);
            if (evaluation.errors.Count > 0)
            {
                return evaluation.errors;
            }
        }

        return [];
    }

    private void Check(JsonValue value, JsonSchemaProps schema, CorrelatedValue old, FieldPath path, bool isResource)
    {
        if (value is JsonNull)
        {
            return;
        }

        if (!schema.Validations.IsEmpty)
        {
            CheckRules(value, schema, old, path, isResource);
        }

        switch (value)
        {
            case JsonArray array when schema.Items is not null:
                for (var i = 0; i < array.Count; i++)
                {
                    Check(array[i], schema.Items, old.Item(array[i]), path.Index(i), isResource: false);
                }

                break;
            case JsonObject json:
                foreach (var property in schema.Properties)
                {
                    if (json[property.Key] is { } member)
                    {
                        Check(member, property.Value, old.Member(property.Key), path.Child(property.Key), isResource: false);
                    }
                }

                if (schema.AdditionalProperties?.Schema is { } values)
                {
                    foreach (var member in json.Members)
                    {
                        Check(member.Value, values, old.Member(member.Key), path.Key(member.Key), isResource: false);
                    }
                }

                break;
        }
    }

    private void CheckRules(JsonValue value, JsonSchemaProps schema, CorrelatedValue old, FieldPath path, bool isResource)
    {
        var self = CelValues.Of(value, schema, isResource);
        var before = old.Old is { } known ? CelValues.Of(known, schema, isResource) : null;
        foreach (var validation in schema.Validations)
        {
            var compiled = CompiledRule.Of(validation);
            var isOptional = validation.OptionalOldSelf == true;
            if (compiled.Failure is { } never)
            {
                Add(new(rule, FieldErrorType.Invalid, Text(path), $"rule compile error: program instantiation failed: {never.Message}", new JsonString(schema.Type ?? "")));
                continue;
            }

            if (compiled.Expression is not { } expression || (compiled.UsesOldSelf && before is null && !isOptional))
            {
                continue;
            }

            var oldSelf = isOptional ? new CelOptional(before) : before;
            switch (CelEvaluator.Evaluate(expression, self, oldSelf))
            {
                case true:
                    break;
                case false:
                    Add(Broken(validation, compiled.Message(validation, self, oldSelf), value, SchemaPath.Append(path, validation.FieldPath, schema)));
                    break;
                case CelFailure failure:
                    Add(new(rule, FieldErrorType.Invalid, Text(path), Words(failure, validation.Message ?? validation.Rule), new JsonString(schema.Type ?? "")));
                    break;
                default:
                    unknown.Add((Text(path), validation.Rule));
                    break;
            }

            void Add(FieldError error) => (ratchets && !compiled.UsesOldSelf && old.IsUnchanged(value) ? tolerated : errors).Add(error);
        }
    }

    private static string Words(CelFailure failure, string told) => failure.Message.StartsWith("no such overload", StringComparison.Ordinal)
        ? $"'{failure.Message}': call arguments did not match a supported operator, function or macro signature for rule: {told}"
        : $"{failure.Message} evaluating rule: {told}";

    private FieldError Broken(ValidationRule validation, string message, JsonValue value, FieldPath path)
    {
        var shown = value is JsonObject or JsonArray ? null : value;
        return validation.Reason switch
        {
            "FieldValueForbidden" => new(rule, FieldErrorType.Forbidden, Text(path), message, null),
            "FieldValueRequired" => new(rule, FieldErrorType.Required, Text(path), message, null),
            // Of a duplicate the API server shows the value alone.
            "FieldValueDuplicate" => new(rule, FieldErrorType.Duplicate, Text(path), "", shown),
            _ => new(rule, FieldErrorType.Invalid, Text(path), message, shown),
        };
    }

    // Below the resource itself names begin without a dot.
    private static string Text(FieldPath path) => path.ToString() is { Length: > 0 } text ? text.TrimStart('.') : "<nil>";
}
