using CrdToolkit.Schema.Cel;
using CrdToolkit.Schema.Cel.Evaluation;
using CrdToolkit.Schema.Collections;
using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;

namespace CrdToolkit.Schema.Validation.Schemas;

/// <summary>
/// R-112…R-114, as far as syntax and types are certain: an expression parses, the variables and fields that it names are there, operators
/// get values that they are for, a rule gives a boolean and a message a string.
/// </summary>
internal static class CelRules
{
    public static void Check(SchemaNode node, RuleErrors errors)
    {
        if (node.Schema.Validations.IsEmpty || CelType.Of(node.Schema, node.IsRoot) is not { } self)
        {
            return;
        }

        for (var i = 0; i < node.Schema.Validations.Count; i++)
        {
            var rule = node.Schema.Validations[i];
            var path = node.Path.Child("x-kubernetes-validations").Index(i);
            var scope = CelScope.OfRule(self, rule);
            // That there is none, RuleTextRules says.
            if (!string.IsNullOrWhiteSpace(rule.Rule) && CheckRule(rule, scope, path.Child("rule"), errors))
            {
                OldSelfRules.Check(rule, path, node.Uncorrelatable, errors);
            }

            CheckMessage(rule, scope, path.Child("messageExpression"), errors);
        }
    }

    private static bool CheckRule(ValidationRule rule, CelScope scope, FieldPath path, RuleErrors errors)
    {
        try
        {
            var compiled = CompiledRule.Of(rule);
            if (CelChecker.TypeOf(compiled.Expression ?? CelParser.Parse(rule.Rule), scope).IsCertainlyNot(CelTypeKind.Bool))
            {
                errors.Add(Mistaken("R-113", path, rule, "cel expression must evaluate to a bool", [new(null, "cel expression must evaluate to a bool")]));
            }
            else if (compiled.Failure is { } failure)
            {
                var words = $"program instantiation failed: {failure.Message}";
                errors.Add(Mistaken("R-112", path, rule, words, [new(null, words)]));
            }

            return true;
        }
        catch (CelCompilationException error)
        {
            errors.Add(Mistaken("R-112", path, rule, "compilation failed: " + Words(error, rule.Rule), error.Errors));
            return false;
        }
    }

    private static void CheckMessage(ValidationRule rule, CelScope scope, FieldPath path, RuleErrors errors)
    {
        if (rule.MessageExpression is not { } expression || expression.Trim().Length == 0)
        {
            return;
        }

        try
        {
            if (CelChecker.TypeOf(CelParser.Parse(expression), scope).IsCertainlyNot(CelTypeKind.String))
            {
                errors.Add(Mistaken("R-114", path, rule, "messageExpression must evaluate to a string", [new(null, "messageExpression must evaluate to a string")]));
            }
        }
        catch (CelCompilationException error)
        {
            errors.Add(Mistaken("R-114", path, rule, "messageExpression compilation failed: " + Words(error, expression), error.Errors));
        }
    }

    /// <summary>What the compiler says of an expression: for each mistake it shows the line and points at the place.</summary>
    public static string Words(CelCompilationException exception, string expression) => string.Join("\n", exception.Errors.Select(error => Words(error, expression)));

    private static string Words(CelError error, string expression)
    {
        if (error.Position is not { } position)
        {
            return $"ERROR: <input>:-1:0: {error.Message}";
        }

        var before = expression.Substring(0, Math.Min(position, expression.Length));
        var start = before.LastIndexOf('\n') + 1;
        var line = expression.Substring(start).Split('\n')[0];
        return $"ERROR: <input>:{before.Split('\n').Length}:{before.Length - start + 1}: {error.Message}\n | {line}\n | {new string('.', before.Length - start)}^";
    }

    private static FieldError Mistaken(string rule, FieldPath path, ValidationRule shown, string detail, IEnumerable<CelError> mistakes) =>
        new(rule, FieldErrorType.Invalid, path.ToString(), detail, Shown(shown)) { IsStructure = true, Mistakes = mistakes.ToEquatableArray() };

    // The rule as the API server prints it.
    private static JsonObject Shown(ValidationRule rule) => new JsonObjectBuilder
    {
        ["Rule"] = rule.Rule,
        ["Message"] = rule.Message ?? "",
        ["MessageExpression"] = rule.MessageExpression ?? "",
        ["Reason"] = rule.Reason is { } reason ? reason : JsonNull.Instance,
        ["FieldPath"] = rule.FieldPath ?? "",
        ["OptionalOldSelf"] = rule.OptionalOldSelf is { } optional ? optional : JsonNull.Instance,
    }.ToObject();
}
