using CrdToolkit.Schema.Cel;
using CrdToolkit.Schema.Cel.Evaluation;
using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;

namespace CrdToolkit.Schema.Validation.Schemas;

/// <summary>
/// R-109, as far as rules can be evaluated here: a default keeps the rules of its node and of those within it, as a value that stays as it was and as
/// one of a new object.
/// </summary>
internal sealed class DefaultRuleChecks
{
    private readonly List<FieldError> found = [];
    private readonly bool isNew;

    private DefaultRuleChecks(bool isNew) => this.isNew = isNew;

    public static IReadOnlyList<FieldError> Find(JsonValue value, JsonSchemaProps schema, FieldPath path)
    {
        var unchanged = new DefaultRuleChecks(isNew: false);
        unchanged.Check(value, schema, path);
        if (unchanged.found.Count > 0)
        {
            return unchanged.found;
        }

        var created = new DefaultRuleChecks(isNew: true);
        created.Check(value, schema, path);
        return created.found;
    }

    private void Check(JsonValue value, JsonSchemaProps schema, FieldPath path)
    {
        if (value is JsonNull)
        {
            return;
        }

        if (!schema.Validations.IsEmpty && CelType.Of(schema, isResource: false) is { } type)
        {
            var self = CelValues.Of(value, schema);
            foreach (var rule in schema.Validations)
            {
                CheckRule(rule, type, self, value, schema, path);
            }
        }

        switch (value)
        {
            case JsonArray array when schema.Items is not null:
                for (var i = 0; i < array.Count; i++)
                {
                    Check(array[i], schema.Items, path.Index(i));
                }

                break;
            case JsonObject json:
                foreach (var property in schema.Properties)
                {
                    if (json[property.Key] is { } member)
                    {
                        Check(member, property.Value, path.Child(property.Key));
                    }
                }

                if (schema.AdditionalProperties?.Schema is { } values)
                {
                    foreach (var member in json.Members)
                    {
                        Check(member.Value, values, path.Key(member.Key));
                    }
                }

                break;
        }
    }

    private void CheckRule(ValidationRule rule, CelType type, object self, JsonValue value, JsonSchemaProps schema, FieldPath path)
    {
        var isOptional = rule.OptionalOldSelf == true;
        if (isNew && !isOptional && CelLexer.Names(rule.Rule, "oldSelf"))
        {
            return;
        }

        object? oldSelf = isOptional ? new CelOptional(isNew ? null : self) : isNew ? null : self;
        try
        {
            var expression = CelParser.Parse(rule.Rule);
            CelChecker.TypeOf(expression, CelScope.OfRule(type, rule));
            switch (CelEvaluator.Evaluate(expression, self, oldSelf))
            {
                case false:
                    found.Add(Broken(rule, Message(rule, self, oldSelf), value, SchemaPath.Append(path, rule.FieldPath, schema)));
                    break;
                case CelFailure failure:
                    found.Add(Failed(schema, path, $"{failure.Message} evaluating rule: {rule.Message ?? rule.Rule}"));
                    break;
            }
        }
        catch (CelCompilationException error)
        {
            found.Add(Failed(schema, path, $"rule compile error: compilation failed: {CelRules.Words(error, rule.Rule)}"));
        }
    }

    private static FieldError Failed(JsonSchemaProps schema, FieldPath path, string detail) =>
        new("R-109", FieldErrorType.Invalid, path.ToString(), detail, new JsonString(schema.Type ?? ""));

    private static FieldError Broken(ValidationRule rule, string message, JsonValue value, FieldPath path)
    {
        var shown = value is JsonObject or JsonArray ? null : value;
        return rule.Reason switch
        {
            "FieldValueForbidden" => new("R-109", FieldErrorType.Forbidden, path.ToString(), message, null),
            "FieldValueRequired" => new("R-109", FieldErrorType.Required, path.ToString(), message, null),
            // Of a duplicate the API server shows the value alone.
            "FieldValueDuplicate" => new("R-109", FieldErrorType.Duplicate, path.ToString(), "", shown),
            _ => new("R-109", FieldErrorType.Invalid, path.ToString(), message, shown),
        };
    }

    private static string Message(ValidationRule rule, object self, object? oldSelf)
    {
        if (rule.MessageExpression is { } expression
            && Evaluate(expression, self, oldSelf) is string made && made.Trim().Length > 0 && made.IndexOf('\n') < 0)
        {
            return made;
        }

        return rule.Message is { Length: > 0 } message ? message.Trim() : $"failed rule: {rule.Rule.Trim()}";
    }

    private static object Evaluate(string expression, object self, object? oldSelf)
    {
        try
        {
            return CelEvaluator.Evaluate(CelParser.Parse(expression), self, oldSelf);
        }
        catch (CelCompilationException)
        {
            // Told as what it is.
            return CelUnknown.Instance;
        }
    }
}
