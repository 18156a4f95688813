using System.Text;
using CrdToolkit.Schema.Collections;

namespace CrdToolkit.Schema.Json;

/// <summary>
/// One pass over UTF-8. Members and items are collected on two stacks that all levels share, so that each object and array costs
/// one array of its exact size.
/// </summary>
internal sealed class JsonTextParser
{
    /// <summary>So many levels fit on every stack.</summary>
    private const int AlwaysSafeDepth = 64;

    private readonly byte[] utf8;
    private readonly int start;
    private readonly int end;
    private readonly JsonReaderOptions options;
    private readonly JsonPathTracker? path;
    private KeyValuePair<string, JsonValue>[] members = new KeyValuePair<string, JsonValue>[32];
    private JsonValue[] items = new JsonValue[16];
    private int memberCount;
    private int itemCount;
    private int depth;
    private int position;

    public JsonTextParser(byte[] utf8, int start, int count, JsonReaderOptions options)
    {
        this.utf8 = utf8;
        this.start = start;
        this.options = options;
        end = start + count;
        position = start;
        path = options.DuplicateMembers is null ? null : new();
    }

    public JsonValue ParseDocument()
    {
        SkipByteOrderMark();
        SkipSpace();
        var value = ParseValue();
        SkipSpace();
        return position == end ? value : throw Error("nothing may follow the JSON value");
    }

    private JsonValue ParseValue()
    {
        if (depth > AlwaysSafeDepth && !StackGuard.HasRoom)
        {
            return StackGuard.Continue(static parser => parser.ParseValue(), this);
        }

        if (position >= end)
        {
            throw Error("a value is missing: the text ends here");
        }

        switch (utf8[position])
        {
            case (byte)'{':
                return ParseObject();
            case (byte)'[':
                return ParseArray();
            case (byte)'"':
                return new JsonString(ParseString());
            case (byte)'t':
                return ParseWord("true", JsonBoolean.True);
            case (byte)'f':
                return ParseWord("false", JsonBoolean.False);
            case (byte)'n':
                return ParseWord("null", JsonNull.Instance);
            case (byte)'-' or (>= (byte)'0' and <= (byte)'9'):
                return ParseNumber();
            default:
                throw Error($"{Found()} begins no JSON value");
        }
    }

    private JsonObject ParseObject()
    {
        Enter();
        var first = memberCount;
        SkipSpace();
        if (TryTake((byte)'}'))
        {
            depth--;
            return JsonObject.Empty;
        }

        do
        {
            SkipSpace();
            if (position >= end || utf8[position] != (byte)'"')
            {
                throw Error($"expected the name of a member in double quotes, found {Found()}");
            }

            var name = ParseName();
            SkipSpace();
            if (!TryTake((byte)':'))
            {
                throw Error($"expected ':' after the member name \"{name}\", found {Found()}");
            }

            SkipSpace();
            path?.Push(name);
            var value = ParseValue();
            path?.Pop();
            if (memberCount == members.Length)
            {
                Array.Resize(ref members, memberCount * 2);
            }

            members[memberCount++] = new(name, value);
            SkipSpace();
        }
        while (TryTake((byte)','));

        if (!TryTake((byte)'}'))
        {
            throw Error($"expected ',' or '}}' after a member, found {Found()}");
        }

        depth--;
        return TakeMembers(first);
    }

    private JsonObject TakeMembers(int first)
    {
        var count = UniqueEntries.Compact(members, first, memberCount - first, ReportDuplicate, out var index);
        var entries = new KeyValuePair<string, JsonValue>[count];
        Array.Copy(members, first, entries, 0, count);
        memberCount = first;
        return new(new EquatableDictionary<JsonValue>(entries, index));
    }

    private void ReportDuplicate(string name) => options.DuplicateMembers?.Add(path!.Of(name));

    private JsonArray ParseArray()
    {
        Enter();
        var first = itemCount;
        SkipSpace();
        if (TryTake((byte)']'))
        {
            depth--;
            return JsonArray.Empty;
        }

        do
        {
            SkipSpace();
            path?.Push(itemCount - first);
            var value = ParseValue();
            path?.Pop();
            if (itemCount == items.Length)
            {
                Array.Resize(ref items, itemCount * 2);
            }

            items[itemCount++] = value;
            SkipSpace();
        }
        while (TryTake((byte)','));

        if (!TryTake((byte)']'))
        {
            throw Error($"expected ',' or ']' after an item, found {Found()}");
        }

        depth--;
        var array = new JsonValue[itemCount - first];
        Array.Copy(items, first, array, 0, array.Length);
        itemCount = first;
        return new(new EquatableArray<JsonValue>(array));
    }

    private string ParseName()
    {
        var length = PlainLength(position + 1);
        if (length < 0)
        {
            return ParseString();
        }

        var name = JsonNameCache.Get(utf8, position + 1, length);
        position += length + 2;
        return name;
    }

    private string ParseString()
    {
        var length = PlainLength(position + 1);
        if (length >= 0)
        {
            var plain = length == 0 ? "" : Encoding.UTF8.GetString(utf8, position + 1, length);
            position += length + 2;
            return plain;
        }

        return new JsonEscapedStringParser(utf8, end, Error).Parse(ref position);
    }

    /// <summary>The bytes up to the closing quote, or -1 when there is an escape, a control character or no end.</summary>
    private int PlainLength(int from)
    {
        for (var i = from; i < end; i++)
        {
            var b = utf8[i];
            if (b == (byte)'"')
            {
                return i - from;
            }

            if (b == (byte)'\\' || b < 0x20)
            {
                return -1;
            }
        }

        return -1;
    }

    private JsonNumber ParseNumber()
    {
        var from = position;
        var negative = TryTake((byte)'-');
        var digitsFrom = position;
        var value = TakeDigits();
        if (utf8[digitsFrom] == (byte)'0' && position - digitsFrom > 1)
        {
            position = digitsFrom;
            throw Error("a number may not begin with 0");
        }

        var isInteger = true;
        if (position < end && utf8[position] == (byte)'.')
        {
            isInteger = false;
            position++;
            TakeDigits();
        }

        if (position < end && utf8[position] is (byte)'e' or (byte)'E')
        {
            isInteger = false;
            position++;
            _ = TryTake((byte)'+') || TryTake((byte)'-');
            TakeDigits();
        }

        // 18 digits always fit; a negative zero keeps its text.
        if (isInteger && position - digitsFrom <= 18 && !(negative && value == 0))
        {
            return JsonNumber.FromInt64(negative ? -value : value);
        }

        var number = JsonNumber.FromText(Encoding.ASCII.GetString(utf8, from, position - from));
        return !options.NormalizeNumbers ? number
            : double.IsInfinity(number.Value) ? throw Error("the number is too big")
            : number.Normalize();
    }

    private long TakeDigits()
    {
        var from = position;
        var value = 0L;
        for (; position < end && utf8[position] is >= (byte)'0' and <= (byte)'9'; position++)
        {
            value = unchecked((value * 10) + (utf8[position] - '0'));
        }

        return position > from ? value : throw Error($"expected a digit, found {Found()}");
    }

    private JsonValue ParseWord(string word, JsonValue value)
    {
        for (var i = 0; i < word.Length; i++)
        {
            if (position + i >= end || utf8[position + i] != word[i])
            {
                throw Error($"expected {word}");
            }
        }

        position += word.Length;
        return value;
    }

    private void Enter()
    {
        position++;
        if (++depth > options.MaxDepth)
        {
            throw Error($"nested more than {options.MaxDepth} levels deep");
        }
    }

    private bool TryTake(byte wanted)
    {
        if (position < end && utf8[position] == wanted)
        {
            position++;
            return true;
        }

        return false;
    }

    private void SkipSpace()
    {
        while (position < end && utf8[position] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            position++;
        }
    }

    private void SkipByteOrderMark()
    {
        if (end - start >= 3 && utf8[start] == 0xEF && utf8[start + 1] == 0xBB && utf8[start + 2] == 0xBF)
        {
            position += 3;
        }
    }

    private string Found()
    {
        if (position >= end)
        {
            return "the end of the text";
        }

        var character = Encoding.UTF8.GetString(utf8, position, Math.Min(4, end - position))[0];
        return character < ' ' ? $"the control character U+{(int)character:X4}" : $"'{character}'";
    }

    private JsonSyntaxException Error(string problem)
    {
        var line = 1;
        var lineStart = start;
        for (var i = start; i < position; i++)
        {
            if (utf8[i] == (byte)'\n')
            {
                line++;
                lineStart = i + 1;
            }
        }

        var column = Encoding.UTF8.GetCharCount(utf8, lineStart, position - lineStart) + 1;
        return new(problem, line, column, position - start);
    }
}
