using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;

namespace CrdToolkit.Schema.Objects;

/// <summary>
/// One validation of a value against a schema, with the API server's words. Where an old value is given, a mistake in a part that
/// has not changed is tolerated (ratcheting).
/// </summary>
/// <param name="path">Where it stands.</param>
/// <param name="errors">Gets the mistakes.</param>
/// <param name="isDefault">
/// Whether the value is a default: of these the API server does not know that int-or-string is a type, and keeps formats it does not know.
/// </param>
internal sealed class SchemaValidation(ValuePath path, List<FieldError> errors, bool isDefault)
{
    private List<FieldError> errors = errors;

    /// <summary>The present path as messages name it.</summary>
    public string Name => path.Name;

    /// <summary>The types that a schema allows; empty where it allows any.</summary>
    public SchemaTypes TypesOf(JsonSchemaProps schema) => new(schema, isDefault);

    public void Add(string keyword, FieldErrorType type, string detail, JsonValue? badValue) =>
        errors.Add(new(keyword, type, path.Field, detail, badValue));

    /// <summary>A mistake for which the API server names the whole object as field.</summary>
    public void AddAtRoot(string keyword, string detail) => errors.Add(new(keyword, FieldErrorType.Invalid, path.Root, detail, ""));

    /// <summary>Checks a value.</summary>
    /// <param name="schema">What it must satisfy.</param>
    /// <param name="value">The value.</param>
    /// <param name="old">What it was before, with the schema by which parts of both belong together.</param>
    /// <returns>How many checks passed: of several alternatives the closest one is told about.</returns>
    public int Check(JsonSchemaProps schema, JsonValue value, CorrelatedValue old)
    {
        var before = errors.Count;
        var passed = CheckAll(schema, value, old);
        if (errors.Count > before && old.IsUnchanged(value))
        {
            errors.RemoveRange(before, errors.Count - before);
        }

        return passed;
    }

    private int CheckAll(JsonSchemaProps schema, JsonValue value, CorrelatedValue old)
    {
        var passed = TypeCheck.Check(schema, value, this);
        if (value is not JsonNull)
        {
            passed += CheckCombinations(schema, value, old) + 1;
            switch (value)
            {
                case JsonString text:
                    StringChecks.Check(schema, text, this);
                    passed++;
                    break;
                case JsonNumber number:
                    NumberChecks.Check(schema, number, this);
                    passed += 2;
                    break;
                case JsonArray array:
                    passed += CheckItems(schema, array, old) + 2;
                    break;
            }
        }

        if (!schema.Enum.IsEmpty && !IsListed(schema, value))
        {
            var allowed = schema.Enum.Select(item => GoText.Quote(GoText.Show(item)));
            Add("enum", FieldErrorType.NotSupported, "supported values: " + string.Join(", ", allowed), value);
        }

        return value is JsonObject json ? passed + CheckMembers(schema, json, old) + 2 : passed + 1;
    }

    private int CheckItems(JsonSchemaProps schema, JsonArray array, CorrelatedValue old)
    {
        var passed = 0;
        for (var i = 0; schema.Items is not null && i < array.Count; i++)
        {
            path.Push(i);
            passed += Check(schema.Items, array[i], old.Item(array[i]));
            path.Pop();
        }

        if (schema.MinItems is { } min && array.Count < min)
        {
            Add("minItems", FieldErrorType.Invalid, $"{Name} in body should have at least {min} items", JsonNumber.FromInt64(array.Count));
        }

        if (schema.MaxItems is { } max && array.Count > max)
        {
            Add("maxItems", FieldErrorType.TooMany, AtMost(max), JsonNumber.FromInt64(array.Count));
        }

        return passed;
    }

    private int CheckMembers(JsonSchemaProps schema, JsonObject json, CorrelatedValue old)
    {
        if (schema.MinProperties is { } min && json.Count < min)
        {
            Add("minProperties", FieldErrorType.Invalid, $"{Name} in body should have at least {min} properties", JsonNumber.FromInt64(json.Count));
        }

        if (schema.MaxProperties is { } max && json.Count > max)
        {
            Add("maxProperties", FieldErrorType.TooMany, AtMost(max), JsonNumber.FromInt64(json.Count));
        }

        var passed = 0;
        foreach (var member in json.Members)
        {
            if (schema.Properties.TryGetValue(member.Key, out var property) || (property = schema.AdditionalProperties?.Schema) is not null)
            {
                path.Push(member.Key, isAdditional: !schema.Properties.ContainsKey(member.Key));
                passed += Check(property, member.Value, old.Member(member.Key));
                path.Pop();
            }
            else if (schema.AdditionalProperties is { Allows: false })
            {
                Add("additionalProperties", FieldErrorType.Invalid, $"{Name}.{member.Key} in body is a forbidden property", member.Key);
            }
        }

        foreach (var required in schema.Required.Distinct(StringComparer.Ordinal))
        {
            if (!json.Members.ContainsKey(required))
            {
                path.Push(required);
                Add("required", FieldErrorType.Required, "", null);
                path.Pop();
            }
        }

        return passed;
    }

    private int CheckCombinations(JsonSchemaProps schema, JsonValue value, CorrelatedValue old)
    {
        var passed = 1;
        if (!schema.AnyOf.IsEmpty)
        {
            passed += CheckAlternatives(schema.AnyOf, value, old, exactlyOne: false);
        }

        if (!schema.OneOf.IsEmpty)
        {
            passed += CheckAlternatives(schema.OneOf, value, old, exactlyOne: true);
        }

        if (!schema.AllOf.IsEmpty)
        {
            passed += CheckAllOf(schema.AllOf, value, old);
        }

        if (schema.Not is not null && Attempt(schema.Not, value, old, out _).Count == 0)
        {
            AddAtRoot("not", $"\"{Name}\" must not validate the schema (not)");
        }

        return passed;
    }

    private int CheckAllOf(Collections.EquatableArray<JsonSchemaProps> schemas, JsonValue value, CorrelatedValue old)
    {
        var (passed, valid) = (0, 0);
        foreach (var schema in schemas)
        {
            var before = errors.Count;
            passed += CheckAll(schema, value, old);
            valid += errors.Count == before ? 1 : 0;
        }

        if (valid != schemas.Count)
        {
            AddAtRoot("allOf", $"\"{Name}\" must validate all the schemas (allOf){(valid == 0 ? ". None validated" : "")}");
        }

        return passed;
    }

    private int CheckAlternatives(Collections.EquatableArray<JsonSchemaProps> schemas, JsonValue value, CorrelatedValue old, bool exactlyOne)
    {
        List<FieldError>? closest = null;
        var (closestPassed, valid, validPassed) = (0, 0, 0);
        foreach (var schema in schemas)
        {
            var found = Attempt(schema, value, old, out var passed);
            if (found.Count == 0)
            {
                validPassed = valid++ == 0 ? passed : validPassed;
                if (!exactlyOne)
                {
                    return validPassed;
                }
            }
            else if (valid == 0 && (closest is null || passed > closestPassed))
            {
                (closest, closestPassed) = (found, passed);
            }
        }

        if (valid == 1)
        {
            return validPassed;
        }

        AddAtRoot(exactlyOne ? "oneOf" : "anyOf", exactlyOne
            ? $"\"{Name}\" must validate one and only one schema (oneOf). {(valid == 0 ? "Found none valid" : $"Found {valid} valid alternatives")}"
            : $"\"{Name}\" must validate at least one schema (anyOf)");
        if (valid == 0)
        {
            errors.AddRange(closest!);
        }

        return closestPassed;
    }

    /// <summary>The mistakes by another schema, kept apart.</summary>
    private List<FieldError> Attempt(JsonSchemaProps schema, JsonValue value, CorrelatedValue old, out int passed)
    {
        var outer = errors;
        var found = errors = [];
        passed = CheckAll(schema, value, old);
        errors = outer;
        return found;
    }

    private static bool IsListed(JsonSchemaProps schema, JsonValue value)
    {
        // The API server never finds a null in the list, even when the list has one.
        foreach (var item in schema.Enum)
        {
            if (value is not JsonNull && (item.Equals(value) || (item is JsonNumber a && value is JsonNumber b && a.Value.Equals(b.Value))))
            {
                return true;
            }
        }

        return false;
    }

    private static string AtMost(long max) => max < 0 ? "has too many items" : $"must have at most {max} item{(max == 1 ? "" : "s")}";
}
